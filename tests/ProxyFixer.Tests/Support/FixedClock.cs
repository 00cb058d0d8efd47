namespace ProxyFixer.Tests.Support;

/// <summary>A clock that stands still, so that "3 h ago" stays true: the machines of <c>fixtures/</c> are looked at on one day.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time at which fixtures and examples are judged.</summary>
    public static FixedClock Noon { get; } = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
