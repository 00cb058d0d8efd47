using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Completion;
using System.Globalization;
using ProxyFixer.Reports;
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
        var command = new Command("rules", "List the rules; with an id, its whole page") { id, folder, format };
        command.SetAction(parsed =>
        {
            var rules = parsed.GetValue(folder) is { } more ? RuleCatalog.With(Path.Combine(here.WorkingFolder, more)) : RuleCatalog.All;
            var wanted = parsed.GetValue(id) is { } word ? Named(word, rules) : null;
            here.Output.Write(
                parsed.GetValue(format) == "json" ? RuleList.ToJson(wanted is null ? rules : [wanted])
                : wanted is null ? string.Concat(rules.Select(Line))
                : RulePage.Write(wanted));
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Line(IRule rule) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rule.Descriptor.Id}  {rule.Descriptor.Severity.ToString().ToLowerInvariant(),-7}  {rule.Descriptor.Title}\n");

    private static IRule Named(string word, ImmutableArray<IRule> rules)
    {
        var id = RuleWord.Resolve(word, rules);
        return rules.FirstOrDefault(rule => rule.Id == id)
            ?? throw ProxyFixerException.WrongInput($"'{word}' is the beginning of several ids; name one of them: {string.Join(", ", rules.Where(rule => rule.Id.StartsWith(id, StringComparison.Ordinal)).Select(rule => rule.Id))}");
    }
}
