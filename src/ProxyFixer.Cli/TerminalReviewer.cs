using System.Text;
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
/// <param name="width">Columns of the screen; 0 where they are not known.</param>
internal sealed class TerminalReviewer(IKeys keys, TextWriter output, Func<string, string> display, Ink ink, int width) : IReviewer
{
    /// <inheritdoc/>
    public Decision Decide(Change change, IReadOnlyList<FilePatch> patches, int number, int count)
    {
        var found = change.Diagnostic;
        var severity = found.Severity.ToString().ToLowerInvariant();
        var head = $"[{number}/{count}] {severity} {found.Rule.Id}: ";
        output.Write($"\n{ink.Bold($"[{number}/{count}]")} {ink.Of(found.Severity)} {found.Rule.Id}: {Wrap(Printable.Of(found.Message), head.Length)}\n");
        output.Write($"{ink.Good("fix")}: {Wrap(Printable.Of(change.Fix.Title), "fix: ".Length)}\n\n");
        ShowPatch(MaskedDiff.Render(patches, display));
        return Ask();
    }

    // Breaks between words; a word longer than the screen is left to the terminal.
    private string Wrap(string text, int column)
    {
        var wrapped = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            var breaks = width > 0 && wrapped.Length > 0 && column + 1 + word.Length > width;
            wrapped.Append(breaks ? "\n" : wrapped.Length > 0 ? " " : "").Append(word);
            column = breaks ? word.Length : column + 1 + word.Length;
        }

        return wrapped.ToString();
    }

    // The comment lines of a patch repeat the finding, which stands above already.
    private void ShowPatch(string patch)
    {
        foreach (var line in patch.Split('\n')[..^1].Where(line => line is not ['#', ..]))
        {
            output.Write(Paint(line) + "\n");
        }

        output.Write(patch.StartsWith(MaskedDiff.Notice, StringComparison.Ordinal)
            ? ink.Faint("(some values are hidden)") + "\n" : "");
    }

    private Decision Ask()
    {
        while (true)
        {
            output.Write($"\nApply this change? {ink.Faint("y yes, n no, a all, q quit")} ");
            var key = keys.Next();
            output.Write(char.IsAsciiLetterOrDigit(key) ? $"{key}\n" : "\n");
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
        _ => line,
    };
}
