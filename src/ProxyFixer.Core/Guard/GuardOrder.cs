using System.Collections.Immutable;

namespace ProxyFixer.Guard;

/// <summary>What a guard is told to do.</summary>
/// <param name="Program">The words that start this program: an absolute path as seen from the root, maybe behind that of its runtime.</param>
public sealed record GuardOrder(ImmutableArray<string> Program)
{
    /// <summary>How long it waits before it looks, seconds: an installer at work changes many files, one after the other.</summary>
    public const int Settle = 5;

    /// <summary>Whether it repeats what was reviewed before, where an update took it away.</summary>
    public bool Reapplies { get; init; }

    /// <summary>What a shell runs where something is found; null for nothing.</summary>
    public string? Command { get; init; }

    /// <summary>Where former files are kept; null for the usual folder of the user it runs as.</summary>
    public string? BackupFolder { get; init; }

    /// <summary>What it needs of the environment to find OpenClaw's files, by name.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The command that looks once.</summary>
    /// <param name="unit">The service.</param>
    /// <param name="scope"><c>user</c> or <c>system</c>.</param>
    /// <param name="home">The home folder of its user.</param>
    /// <param name="settle">Whether it waits first.</param>
    /// <returns>Its words.</returns>
    public ImmutableArray<string> Words(string unit, string scope, string home, bool settle) =>
    [
        .. Program, "guard", "run", unit, "--scope", scope, "--home", home,
        .. BackupFolder is null ? Array.Empty<string>() : ["--backup-dir", BackupFolder],
        .. Reapplies ? ["--reapply"] : Array.Empty<string>(),
        .. Command is null ? Array.Empty<string>() : ["--command=" + Command],
        .. settle ? ["--settle", Settle.ToString(System.Globalization.CultureInfo.InvariantCulture)] : Array.Empty<string>(),
    ];
}
