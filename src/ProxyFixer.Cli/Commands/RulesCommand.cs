using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Reports;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Rules;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer rules</c>: lists the rules; with an id, its whole page.</summary>
internal static class RulesCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var id = new Argument<string?>("ID") { Description = "Show the whole page of this rule, by id or name", Arity = ArgumentArity.ZeroOrOne, HelpName = "ID", CompletionSources = { KnownWords.Rules } };
        var folder = new Option<string?>("--rules") { Description = "Load further YAML rules from this folder", HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = "The form of the list or page", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var settings = new SettingsOptions();
        var command = new Command("rules", "List the rules with the severity in force; with an id, its whole page") { id, folder, format };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var host = settings.Read(parsed, Host.Describe(null, null, here.Environment, here.WorkingFolder, here.Clock, here.Cancellation), here);
            here.Opened.Add(host.Files);
            var rules = new RulesInUse(parsed.GetValue(folder), host, here);
            var selection = new RuleSelection([], [], rules.Severities()) { Files = rules.Check(settings.EditorConfigs(parsed, host, here)) };
            var wanted = parsed.GetValue(id) is { } word ? Named(word, rules.All) : null;
            var width = here.IsTerminal ? here.Width : 0;
            here.Output.Write(
                parsed.GetValue(format) == "json" ? RuleList.ToJson(wanted is null ? rules.All : [wanted], selection)
                : wanted is null ? RuleList.ToText(rules.All, selection, width)
                : MarkdownLines.Wrap(RulePage.Write(wanted), width));
            return ExitCode.Clean;
        });
        return command;
    }

    private static IRule Named(string word, ImmutableArray<IRule> rules)
    {
        var id = RuleWord.Resolve(word, rules);
        return rules.FirstOrDefault(rule => rule.Id == id)
            ?? throw ProxyFixerException.WrongInput($"'{word}' is the beginning of several ids; name one of them: {string.Join(", ", rules.Where(rule => rule.Id.StartsWith(id, StringComparison.Ordinal)).Select(rule => rule.Id))}");
    }
}
