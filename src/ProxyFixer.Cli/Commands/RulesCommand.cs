using System.CommandLine;
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
        var id = new Argument<string?>("ID") { Description = "Show the whole page of this rule", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<string?>("--rules") { Description = "Load further YAML rules from this folder", HelpName = "DIR" };
        var command = new Command("rules", "List the rules; with an id, its whole page") { id, folder };
        command.SetAction(parsed =>
        {
            var rules = parsed.GetValue(folder) is { } more ? RuleCatalog.With(Path.Combine(here.WorkingFolder, more)) : RuleCatalog.All;
            if (parsed.GetValue(id) is not { } wanted)
            {
                here.Output.Write(string.Concat(rules.Select(rule => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rule.Descriptor.Id}  {rule.Descriptor.Severity.ToString().ToLowerInvariant(),-7}  {rule.Descriptor.Title}\n"))));
                return ExitCode.Clean;
            }

            here.Output.Write(RulePage.Write(rules.FirstOrDefault(rule => string.Equals(rule.Id, wanted, StringComparison.OrdinalIgnoreCase) || rule.Descriptor.Name == wanted)
                ?? throw ProxyFixerException.WrongInput($"there is no rule '{wanted}'; proxyfixer rules lists them")));
            return ExitCode.Clean;
        });
        return command;
    }
}
