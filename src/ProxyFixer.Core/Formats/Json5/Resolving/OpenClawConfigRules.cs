namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Where OpenClaw releases differ in what they make of a config. Found with the code of 2026.3.8 and 2026.9.6.</summary>
/// <param name="Release">The release these rules were found with.</param>
public sealed record OpenClawConfigRules(string Release)
{
    /// <summary>Release 2026.3.8, the one that needs <c>NODE_USE_ENV_PROXY</c>; the default.</summary>
    public static OpenClawConfigRules Older { get; } = new("2026.3.8");

    /// <summary>Release 2026.9.6.</summary>
    public static OpenClawConfigRules Newer { get; } = new("2026.9.6")
    {
        BlocksProxyVariables = true,
        PassesOverReferencesFirst = true,
        SkipsBlankVars = true,
        CleansMergedObjects = true,
    };

    /// <summary>Whether env cannot set proxy variables, CA files and 200 further names (2026.3.31 at the latest).</summary>
    public bool BlocksProxyVariables { get; init; }

    /// <summary>
    /// Whether a value with <c>${VAR}</c> is passed over before <c>env.KEY</c> takes the place of <c>env.vars.KEY</c>, so that
    /// the latter is set where only the former refers to another variable.
    /// </summary>
    public bool PassesOverReferencesFirst { get; init; }

    /// <summary>Whether a value of white space in <c>env.vars</c> is passed over; before, only the empty one was.</summary>
    public bool SkipsBlankVars { get; init; }

    /// <summary>
    /// Whether a merge drops <c>constructor</c> and <c>prototype</c> from all it touches; before, only from what is merged over
    /// the first object. <c>__proto__</c> is dropped always.
    /// </summary>
    public bool CleansMergedObjects { get; init; }

    /// <summary>Chooses the rules of a release.</summary>
    /// <param name="release">A release such as <c>2026.4.26</c>; of other text only a leading number triple counts.</param>
    /// <returns>The newer rules from 2026.3.31, else the older.</returns>
    public static OpenClawConfigRules Of(string release)
    {
        var numbers = release.Split('.', '-');
        return numbers.Length > 2
            && int.TryParse(numbers[0], out var year)
            && int.TryParse(numbers[1], out var month)
            && int.TryParse(numbers[2], out var day)
            && (year, month, day).CompareTo((2026, 3, 31)) >= 0
            ? Newer
            : Older;
    }
}
