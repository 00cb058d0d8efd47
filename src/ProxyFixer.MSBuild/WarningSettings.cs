namespace ProxyFixer.MSBuild;

/// <summary>What a finding becomes in the build.</summary>
internal enum BuildLevel
{
    /// <summary>A line of the log.</summary>
    Message,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error, by which the build fails.</summary>
    Error,
}

/// <summary>
/// The properties by which a project says what warnings mean. MSBuild obeys them by itself only where the targets of an SDK are imported, and
/// then not all of them for every task; here they count alike everywhere.
/// </summary>
/// <param name="noWarn">Codes that are not worth a warning.</param>
/// <param name="asErrors">Codes that are errors.</param>
/// <param name="notAsErrors">Codes that stay warnings where all others become errors.</param>
/// <param name="allAsErrors">Words of which one is <c>true</c> where warnings are errors.</param>
internal sealed class WarningSettings(string noWarn, string asErrors, string notAsErrors, string allAsErrors)
{
    private readonly HashSet<string> silent = Words(noWarn);
    private readonly HashSet<string> errors = Words(asErrors);
    private readonly HashSet<string> warnings = Words(notAsErrors);
    private readonly bool allErrors = Words(allAsErrors).Contains("true");

    /// <summary>Tells what a finding becomes. An error stays one, as those of the compiler do.</summary>
    /// <param name="level">As in SARIF: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
    /// <param name="code">The rule's id.</param>
    /// <returns>Its level in the build.</returns>
    public BuildLevel Of(string level, string code) => level switch
    {
        "error" => BuildLevel.Error,
        "warning" when silent.Contains(code) => BuildLevel.Message,
        "warning" when errors.Contains(code) || (allErrors && !warnings.Contains(code)) => BuildLevel.Error,
        "warning" => BuildLevel.Warning,
        _ => BuildLevel.Message,
    };

    private static HashSet<string> Words(string list) =>
        new(list.Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);
}
