using ProxyFixer.Diagnostics;

namespace ProxyFixer.Settings;

/// <summary>When the exit status is 1 (<c>fail-on</c>).</summary>
/// <param name="Lowest">The lowest severity that makes it so; null for never.</param>
public sealed record FailLevel(Severity? Lowest);
