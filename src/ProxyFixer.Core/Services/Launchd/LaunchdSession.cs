using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Launchd;

/// <summary>
/// What launchd gives to every job of a session that starts later: variables that another job sets by <c>launchctl setenv</c>
/// (launchctl(1)). Nothing orders the jobs of a session, so whether one has them no file tells.
/// </summary>
public sealed class LaunchdSession
{
    private static readonly string[] Shells = ["sh", "bash", "zsh", "dash", "ksh"];

    private readonly ImmutableArray<StartVariable> all;
    private readonly ImmutableArray<StartVariable> known;

    private LaunchdSession(IEnumerable<StartVariable> set)
    {
        all = [.. set.Where(Matters)];
        known =
        [
            .. from same in all.GroupBy(variable => variable.Name)
               where !IsComputed(same.Key) && same.All(variable => variable.Value == same.First().Value && !IsComputed(variable.Value))
               select same.First(),
        ];
    }

    /// <summary>Nothing.</summary>
    public static LaunchdSession Empty { get; } = new([]);

    /// <summary>The variables, each name once; a proxy whose address the files do not tell has <see cref="StartVariables.UnknownProxy"/>.</summary>
    public IEnumerable<StartVariable> Variables =>
        known.Concat(Hidden.DistinctBy(variable => variable.Name).Select(variable => variable with { Value = StartVariables.UnknownProxy }));

    /// <summary>Whether these are all that matter: none is computed, none has two values.</summary>
    public bool IsKnown => all.All(set => known.Any(variable => variable.Name == set.Name));

    /// <summary>Whether there is a proxy whose address the files do not tell.</summary>
    public bool HidesProxies => Hidden.Any();

    private IEnumerable<StartVariable> Hidden => all.Where(set => ProxyVariables.OfFetch.Contains(set.Name) && known.All(variable => variable.Name != set.Name));

    /// <summary>The files that set them, absolute as seen from the root; empty where none does.</summary>
    public IEnumerable<string> Files => all.Select(variable => variable.Where!.Path).Distinct(StringComparer.Ordinal);

    /// <summary>Why a job may have less or more than those, as the end of "… because"; null where none are set.</summary>
    public string? Doubt => all.IsEmpty ? null
        : $"{string.Join(" and ", Files)} {(Files.Count() == 1 ? "sets" : "set")} {string.Join(" and ", all.Select(variable => variable.Name).Distinct())}"
            + " by launchctl setenv, which counts for what starts later, and nothing orders the jobs of launchd";

    /// <summary>Looks for such jobs.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folders">The folders with the jobs of the session, absolute as seen from the root.</param>
    /// <returns>What they set.</returns>
    public static LaunchdSession Of(MachineFiles files, IEnumerable<string> folders) => new(
        from folder in folders
        from name in files.List(folder)
        where name.EndsWith(".plist", StringComparison.Ordinal)
        let path = $"{folder}/{name}"
        where files.IsFile(path)
        let text = files.TryRead(path, out _)
        where text is not null
        from variable in Set(PropertyList.Read(text), files)
        select variable);

    private static IEnumerable<StartVariable> Set(PropertyList job, MachineFiles files)
    {
        PlacedText[] words = [.. job.ProgramArguments.Select(word => new PlacedText(word.AsString ?? "", new(job.Text, word.Span)))];
        if (words.Length == 0)
        {
            return [];
        }

        var isShell = Shells.Contains(MachinePath.Name(words[0].Text));
        var command = isShell ? Array.FindIndex(words, word => word.Text is ['-', not '-', ..] && word.Text.EndsWith('c')) : -1;
        return command > 0 && command + 1 < words.Length ? InText(words[command + 1].Text, words[command + 1].Where!)
            : (isShell ? words.Skip(1).FirstOrDefault(word => !word.Text.StartsWith('-')) : words[0]) is { Text: ['/', ..] script } && IsScript(script, files) ? InScript(script, files)
            : Of(words);
    }

    private static bool IsScript(string path, MachineFiles files) =>
        files.IsFile(path) && files.Matches(path, text => ShellShebang.Is(text) && text.Contains("setenv", StringComparison.Ordinal));

    private static IEnumerable<StartVariable> InScript(string path, MachineFiles files) =>
        files.TryRead(path, out _) is { } script ? ScriptCommands.Of(script).SelectMany(command => Of([.. command.Words])) : [];

    // The words of an argument have no places of their own.
    private static IEnumerable<StartVariable> InText(string script, Location where) =>
        ScriptCommands.Of(SourceText.FromString(where.Path, script)).SelectMany(command => Of([.. command.Words.Select(word => word with { Where = where })]));

    private static IEnumerable<StartVariable> Of(PlacedText[] words) =>
        words is [{ Text: var program }, { Text: "setenv" }, .. var pairs] && MachinePath.Name(program) == "launchctl"
            ? pairs.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new StartVariable(pair[0].Text, pair[1].Text, pair[0].Where, "launchctl setenv"))
            : [];

    private static bool Matters(StartVariable variable) =>
        IsComputed(variable.Name) || ProxyVariables.Has(variable.Name) || variable.Name == NodeSwitch.Variable
        || variable.Name is "NODE_OPTIONS" or "NODE_EXTRA_CA_CERTS" || variable.Name.StartsWith("OPENCLAW_", StringComparison.Ordinal);

    private static bool IsComputed(string text) => text.AsSpan().ContainsAny('$', '`');
}
