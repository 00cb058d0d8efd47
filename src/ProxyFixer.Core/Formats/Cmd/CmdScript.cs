using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Cmd;

/// <summary>What a script does to the environment, up to where it starts OpenClaw.</summary>
/// <param name="Commands">All commands, in file order.</param>
/// <param name="Variables">What a program gets that is started there; names differ in more than case, as Windows has them.</param>
/// <param name="Start">The command that starts OpenClaw; null where none does, and then the variables are those at the end.</param>
internal sealed record CmdScript(IReadOnlyList<CmdCommand> Commands, ImmutableArray<CmdVariable> Variables, CmdCommand? Start)
{
    /// <summary>Reads a script.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What it does.</returns>
    public static CmdScript Read(SourceText text)
    {
        var (commands, _) = CmdReader.Read(text.Text);
        var table = new Dictionary<string, CmdVariable>(StringComparer.OrdinalIgnoreCase);
        var budget = new ExpansionBudget();
        var (isDelayed, start) = (false, (CmdCommand?)null);
        foreach (var command in commands)
        {
            if (CmdStart.Words(text.Text, command) is not null)
            {
                start = command;
                break;
            }

            isDelayed |= command.Name == "setlocal" && command.Text.Contains("enabledelayedexpansion", StringComparison.OrdinalIgnoreCase);
            if (CmdAssignment.Read(text.Text, command) is { } assignment)
            {
                Apply(text.Text, command, assignment, isDelayed, table, budget);
            }
        }

        return new(commands, [.. table.Values.OrderBy(variable => variable.Assignment.NameSpan.Start)], start);
    }

    private static void Apply(string text, CmdCommand command, CmdAssignment assignment, bool isDelayed, Dictionary<string, CmdVariable> table, ExpansionBudget budget)
    {
        var written = text.Substring(assignment.ValueSpan.Start, assignment.ValueSpan.Length);
        var value = assignment.IsComputed || !command.IsCertain || (isDelayed && written.Contains('!', StringComparison.Ordinal))
            ? null
            : budget.Take(CmdExpansion.Percent(assignment.IsQuoted ? written : CmdExpansion.Carets(written), name => table.GetValueOrDefault(name)?.Value));
        if (value is { Length: 0 })
        {
            table.Remove(assignment.Name); // set NAME= takes the variable away
        }
        else if (written.Length > 0 || assignment.IsComputed)
        {
            // Windows keeps the name as it was first written.
            var name = table.GetValueOrDefault(assignment.Name)?.Name ?? assignment.Name;
            table[assignment.Name] = new(name, value, assignment, command);
        }
    }
}

/// <summary>A variable of a script.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; null where only a running cmd knows it.</param>
/// <param name="Assignment">What sets it.</param>
/// <param name="Command">The command that is.</param>
internal sealed record CmdVariable(string Name, string? Value, CmdAssignment Assignment, CmdCommand Command);
