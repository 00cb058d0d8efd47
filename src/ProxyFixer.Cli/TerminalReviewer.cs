using ProxyFixer.Fixes;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Review;

namespace ProxyFixer.Cli;

/// <summary>Shows one change at a time and asks: yes, no, all, quit.</summary>
/// <param name="keys">The keyboard.</param>
/// <param name="output">The screen.</param>
/// <param name="display">Gives a path as it is shown.</param>
/// <param name="ink">Colours.</param>
internal sealed class TerminalReviewer(IKeys keys, TextWriter output, Func<string, string> display, Ink ink) : IReviewer
{
    /// <inheritdoc/>
    public Decision Decide(Change change, IReadOnlyList<FilePatch> patches, int number, int count)
    {
        var found = change.Diagnostic;
        output.Write($"\n{ink.Bold($"[{number}/{count}]")} {ink.Of(found.Severity)} {found.Rule.Id}: {found.Message}\n");
        output.Write($"{ink.Good("fix")}: {change.Fix.Title}\n\n");
        foreach (var line in MaskedDiff.Render(patches, display).Split('\n')[..^1])
        {
            output.Write(Paint(line) + "\n");
        }

        return Ask();
    }

    private Decision Ask()
    {
        while (true)
        {
            output.Write($"\nApply this change? {ink.Faint("y yes, n no, a all, q quit")} ");
            var key = keys.Next();
            output.Write($"{key}\n");
            switch (key)
            {
                case 'y': return Decision.Accept;
                case 'n': return Decision.Skip;
                case 'a': return Decision.AcceptAll;
                case 'q': return Decision.Quit;
            }
        }
    }

    private string Paint(string line) => line switch
    {
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => ink.Bold(line),
        ['+', ..] => ink.Good(line),
        ['-', ..] => ink.Bad(line),
        ['@', '@', ..] => ink.Place(line),
        ['#', ..] => ink.Faint(line),
        _ => line,
    };
}
