using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules;
using ProxyFixer.Settings;
using ProxyFixer.Settings.EditorConfigs;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that say which rules count, and how much.</summary>
internal sealed class RuleOptions
{
    private readonly Option<string> failOn = MakeFailOn();
    private readonly Option<string[]> select = new("--select") { Description = "Only these rules, by id, beginning of ids (PXF04) or name", HelpName = "ID,…", CompletionSources = { KnownWords.Rules }, DefaultValueFactory = _ => [] };
    private readonly Option<string[]> ignore = new("--ignore") { Description = "Not these rules", HelpName = "ID,…", CompletionSources = { KnownWords.Rules }, DefaultValueFactory = _ => [] };
    private readonly Option<string[]> severity = new("--severity") { Description = "Another severity for a rule: error, warning, info, off", HelpName = "ID=LEVEL", DefaultValueFactory = _ => [] };
    private readonly Option<string?> rules = new("--rules") { Description = "Load further YAML rules from this folder", HelpName = "DIR" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { failOn, select, ignore, severity, rules })
        {
            command.Add(option);
        }
    }

    /// <summary>The lowest severity that counts: as the command line says, else the settings.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The severity, or null for <c>never</c>.</returns>
    public Severity? FailOn(ParseResult parsed, ProjectSettings settings) =>
        parsed.GetResult(failOn) is { Implicit: true } && settings.FailOn is { } level ? level.Lowest
        : parsed.GetValue(failOn) is "never" ? null
        : Enum.Parse<Severity>(parsed.GetValue(failOn)!, ignoreCase: true);

    /// <summary>Makes the engine.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine with the settings.</param>
    /// <param name="files">What .NET's settings say; null where they are not read.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ProxyFixerException">A rule file or a setting is wrong (exit status 2).</exception>
    public RuleEngine Engine(ParseResult parsed, Host host, EditorConfigs? files, ProgramContext here)
    {
        var known = new RulesInUse(parsed.GetValue(rules), host, here);
        var severities = parsed.GetValue(severity)!.Select(ReadSeverity).ToImmutableArray();
        return new(() => known.All, new RuleSelection(
            [.. Words(select, parsed).Select(word => RuleWord.Resolve(word, known.All))],
            [.. Words(ignore, parsed).Select(word => RuleWord.Resolve(word, known.All))],
            [.. severities.Select(one => one with { Prefix = RuleWord.Resolve(one.Prefix, known.All) })],
            known.Severities())
        { Files = known.Check(files) });
    }

    // A list of nothing but commas would choose all.
    private static IEnumerable<string> Words(Option<string[]> option, ParseResult parsed) => parsed.GetValue(option)!.SelectMany(list =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? words
        : throw ProxyFixerException.WrongInput($"{option.Name} needs a value"));

    private static SeveritySetting ReadSeverity(string text) =>
        text.Split('=') is [var id, ("error" or "warning" or "info" or "off") and var level]
            ? new(id, Enum.Parse<Severity>(level, ignoreCase: true), "--severity")
            : throw ProxyFixerException.WrongInput($"--severity '{text}': write ID=error, ID=warning, ID=info or ID=off");

    private static Option<string> MakeFailOn()
    {
        var option = new Option<string>("--fail-on") { Description = "Lowest severity that makes the exit status 1", DefaultValueFactory = _ => "warning" };
        option.AcceptOnlyFromAmong("error", "warning", "info", "never");
        return option;
    }
}
