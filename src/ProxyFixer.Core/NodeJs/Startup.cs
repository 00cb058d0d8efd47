namespace ProxyFixer.NodeJs;

/// <summary>What happens before the first line of the script.</summary>
public enum StartupKind
{
    /// <summary>The script runs.</summary>
    Runs,

    /// <summary>Every script, even an empty one, ends with exit status 1 because of a proxy variable.</summary>
    Crashes,

    /// <summary>Node refuses an option with exit status 9.</summary>
    RefusesOption,

    /// <summary>It depends on the unknown version, or on a host name that is not judged.</summary>
    Unknown,
}

/// <summary>How the start of a node process ends.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Variable">The variable that is to blame, or null.</param>
/// <param name="ErrorCode">Node's error code, such as ERR_INVALID_URL or "URIError: URI malformed"; null when it runs.</param>
/// <param name="Reason">One sentence for a report; names the variable, never its value.</param>
public sealed record Startup(StartupKind Kind, string? Variable, string? ErrorCode, string Reason);
