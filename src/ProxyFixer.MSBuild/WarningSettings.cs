namespace ProxyFixer.MSBuild;

/// <summary>What a finding becomes in the build.</summary>
internal enum BuildLevel
{
    /// <summary>A line of a detailed log only: MSBuild makes such lines of warnings that are not wanted.</summary>
    Detail,

    /// <summary>A line of the log.</summary>
    Message,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error, by which the build fails.</summary>
    Error,
}

/// <summary>
/// The properties by which a project says what warnings mean. MSBuild obeys them by itself only where the targets of an SDK are imported, and
/// then not all of them for every task; here they count alike everywhere, and mean what csc makes of them for the findings of its analysers.
/// </summary>
internal sealed class WarningSettings
{
    private readonly HashSet<string> silent;
    private readonly HashSet<string> messages;
    private readonly HashSet<string> errors;
    private readonly HashSet<string> warnings;
    private readonly bool allErrors;

    /// <summary>Reads the properties: lists of codes as MSBuild writes them.</summary>
    /// <param name="noWarn">Codes that are not reported, whatever their severity is.</param>
    /// <param name="asMessages">Codes that are not worth a warning.</param>
    /// <param name="asErrors">Codes that are errors.</param>
    /// <param name="notAsErrors">Codes that stay warnings where all others become errors.</param>
    /// <param name="allAsErrors">Words of which one is <c>true</c> where warnings are errors.</param>
    public WarningSettings(string noWarn, string asMessages, string asErrors, string notAsErrors, string allAsErrors) =>
        (silent, messages, errors, warnings, allErrors) =
            (Words(noWarn), Words(asMessages), Words(asErrors), Words(notAsErrors), Words(allAsErrors).Contains("true"));

    /// <summary>Tells what a finding becomes in the log of the build.</summary>
    /// <param name="level">As in SARIF: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
    /// <param name="code">The rule's id.</param>
    /// <returns>Its level in the build.</returns>
    public BuildLevel Of(string level, string code) => InErrorLog(level, code) switch
    {
        null => BuildLevel.Detail,
        _ when level == "warning" && messages.Contains(code) => BuildLevel.Detail,
        "error" => BuildLevel.Error,
        "warning" => BuildLevel.Warning,
        _ => BuildLevel.Message,
    };

    /// <summary>Tells the level of a finding in the error log. What is a message to MSBuild alone stays a warning there, as csc writes it.</summary>
    /// <param name="level">As in SARIF.</param>
    /// <param name="code">The rule's id.</param>
    /// <returns>As in SARIF; null where it is left out.</returns>
    public string? InErrorLog(string level, string code) =>
        silent.Contains(code) ? null
        : level == "warning" && (errors.Contains(code) || (allErrors && !warnings.Contains(code))) ? "error"
        : level;

    private static HashSet<string> Words(string list) =>
        new(list.Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);
}
