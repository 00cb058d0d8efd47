using ProxyFixer.Diagnostics;
using ProxyFixer.Reports;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Review;

/// <summary>Draws one change: what was found, why it matters, what would be done, where and how.</summary>
/// <param name="screen">The screen.</param>
/// <param name="display">Gives a path as it is shown.</param>
/// <param name="showsAll">Whether values are shown, too.</param>
internal sealed class ChangeScreen(Screen screen, Func<string, string> display, bool showsAll)
{
    /// <summary>Draws the change that is looked at.</summary>
    /// <param name="state">Where the review is.</param>
    public void Draw(ReviewState state)
    {
        var item = state.Current;
        screen.EndLine();
        DrawFinding(item, Number(state));
        screen.Prose("Why:  ", RuleReason.Of(item.Change.Diagnostic.Rule), Screen.Faint);
        screen.Prose("Fix:  ", item.Change.Fix.Title + Origin(item.Origin), Screen.Good);
        screen.Prose("Risk: ", Risk(item), item.Change.Fix.Applicability == Applicability.Safe ? Screen.Faint : Screen.Bad);
        foreach (var file in ShownFile.Of(item, showsAll))
        {
            DrawFile(file, item.Bench);
        }
    }

    /// <summary>The number of the change that is looked at, and how many there are so far.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns><c>(2/5)</c>.</returns>
    public static string Number(ReviewState state) => $"({state.Cursor + 1}/{state.Items.Length})";

    /// <summary>The change that is looked at as it is shown, for a search.</summary>
    /// <param name="item">A change.</param>
    /// <returns>Several lines.</returns>
    public string Text(ReviewItem item)
    {
        var found = item.Change.Diagnostic;
        var files = ShownFile.Of(item, showsAll).SelectMany(file => file.Lines.Prepend(display(file.Patch.Path)));
        return string.Join('\n', files.Prepend($"{found.Rule.Id} {found.Rule.Name}\n{Place(found)}\n{found.Message}\n{item.Change.Fix.Title}"));
    }

    /// <summary>Where a finding is.</summary>
    /// <param name="found">The finding.</param>
    /// <returns>Path and line.</returns>
    public string Place(Diagnostic found) => Printable.Of($"{display(found.Location.Path)}:{found.Location.Start.Line}");

    private void DrawFinding(ReviewItem item, string number)
    {
        var found = item.Change.Diagnostic;
        screen.Write(number, Screen.Bold);
        screen.Write(" ");
        screen.Write(found.Severity.ToString().ToLowerInvariant(), Screen.Of(found.Severity));
        screen.Write($" {found.Rule.Id} {found.Rule.Name}");
        screen.Write(item.Decision switch { ReviewDecision.Accepted => " (accepted)", ReviewDecision.Declined => " (left out)", _ => "" }, Screen.Bold);
        screen.EndLine();
        screen.Prose("At:   ", Place(found), Screen.Faint);
        screen.Prose("      ", found.Message);
    }

    private void DrawFile(ShownFile file, IReviewBench bench)
    {
        screen.EndLine();
        screen.Prose(
            file.Patch.Before is null ? "New file " : file.Patch.After is null ? "Remove " : "Edit ",
            $"{display(file.Patch.Path)} (owner: {bench.OwnerOf(file.Patch.Path)})", Screen.Bold, indent: 2);
        foreach (var line in file.Lines)
        {
            screen.HunkLine(line);
        }

        if (file.HidesValues)
        {
            screen.Write("(some values are hidden)", Screen.Faint);
            screen.EndLine();
        }
    }

    private static string Risk(ReviewItem item) => item.Origin switch
    {
        ChangeOrigin.Ignoring => "the finding stays as it is and is not reported any more",
        ChangeOrigin.Edited => "not known: you edited it",
        _ when item.Change.Fix.Applicability == Applicability.Safe => "safe: fixes the finding and changes nothing else",
        _ => "unsafe: it may change more than the finding",
    };

    private static string Origin(ChangeOrigin origin) => origin switch { ChangeOrigin.Part => " (a part of it)", ChangeOrigin.Edited => " (edited)", _ => "" };
}
