namespace ProxyFixer.OpenClaw.Releases;

/// <summary>An answer to a question about a version of OpenClaw.</summary>
public enum Answer
{
    /// <summary>Not known, for this version or because the version is not known.</summary>
    Unknown,

    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,
}

/// <summary>What is known about a version of OpenClaw, fit to be printed.</summary>
/// <param name="Value">The answer; the kind's Unknown, or null, where there is none.</param>
/// <param name="Reason">One sentence, without a full stop.</param>
/// <param name="Source">Where it is from: a run, the code of the packages, an issue.</param>
/// <param name="IsExtrapolated">True when the version is newer or older than the data, or a pre-release not looked at.</param>
public sealed record Fact<T>(T Value, string Reason, string Source, bool IsExtrapolated);
