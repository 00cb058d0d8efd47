using System.Globalization;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Review;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Review;

/// <summary>What a key starts that asks for more: a number, a word, a reason, an edit. Each gives the next state, or null where nothing came of it.</summary>
/// <param name="screen">The screen.</param>
/// <param name="changes">Draws a change.</param>
/// <param name="line">Asks for a line.</param>
/// <param name="editor">The user's editor.</param>
/// <param name="pager">The user's pager.</param>
/// <param name="page">Gives the page of a rule.</param>
/// <param name="keys">The terminal.</param>
internal sealed class ReviewActions(
    Screen screen, ChangeScreen changes, LineInput line, HunkEditor editor, Pager pager, Func<RuleDescriptor, string> page, IKeys keys)
{
    private static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(1);

    /// <summary>Explains keys, one a line.</summary>
    /// <param name="offered">Those that make sense now.</param>
    public void Explain(IReadOnlyCollection<char> offered)
    {
        foreach (var key in ReviewKey.All)
        {
            screen.Prose($"{key.Key} - ", key.Explanation + (offered.Contains(key.Key) ? "" : " (not now)"), indent: 4);
        }

        screen.Prose("", "Most keys are those of git add -p; A, i, u and w are added. Nothing is written before a last question. "
            + "Ctrl-D is q; Ctrl-C stops and changes nothing. A line that is too long goes on behind '>'.", indent: 0);
    }

    /// <summary>Splits the change.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>The state with the parts.</returns>
    public ReviewState Split(ReviewState state)
    {
        var item = state.Current;
        var parts = item.Bench.Split(item.Change);
        screen.Prose("", $"Split into {parts.Length} changes.");
        return state.Replace([.. parts.Select(part => item with { Change = part, Whole = item.Change, Origin = ChangeOrigin.Part, Decision = ReviewDecision.Undecided })]);
    }

    /// <summary>Lists the changes and goes to one.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>The state, or null.</returns>
    public ReviewState? GoTo(ReviewState state)
    {
        for (var i = 0; i < state.Items.Length; i++)
        {
            var item = state.Items[i];
            var mark = item.Decision switch { ReviewDecision.Accepted => '+', ReviewDecision.Declined => '-', _ => ' ' };
            screen.Prose($"{mark}{i + 1,3}: ", $"{item.Change.Diagnostic.Rule.Id} {changes.Place(item.Change.Diagnostic)}");
        }

        var answer = line.Ask("Go to which change? ");
        var next = int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? state.GoTo(number) : null;
        if (next is null)
        {
            screen.Prose("", answer.Length == 0 ? "You stay here." : $"There is no change '{answer}'; they have the numbers 1 to {state.Items.Length}.");
        }

        return next;
    }

    /// <summary>Searches the changes as they are shown.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>The state, or null.</returns>
    public ReviewState? Search(ReviewState state)
    {
        var answer = line.Ask("Search for regular expression: ");
        if (answer.Length == 0)
        {
            return null;
        }

        try
        {
            var expression = new Regex(answer, RegexOptions.CultureInvariant, SearchTime);
            var next = state.Find(item => expression.IsMatch(changes.Text(item)));
            screen.Prose("", next is null ? "No change matches." : next.Cursor == state.Cursor ? "Only this change matches." : "");
            return next;
        }
        catch (RegexParseException wrong)
        {
            screen.Prose("", $"That is no regular expression: {wrong.Message}");
            return null;
        }
    }

    /// <summary>Opens the change in the user's editor, again and again until it applies or the user gives up.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>The state with the edited change accepted, or null.</returns>
    public ReviewState? Edit(ReviewState state)
    {
        var item = state.Current;
        var hunk = new EditableHunk(item.Change.Fix.Changes[0]);
        var text = hunk.Write();
        while (true)
        {
            var (edited, failure) = editor.Edit(text);
            if (edited is null)
            {
                screen.Prose("", failure!);
                return null;
            }

            var (change, problem) = hunk.Read(edited);
            problem ??= change is null ? null : Clash(state, change) ?? item.Bench.Objection(change);
            if (problem is null)
            {
                screen.Prose("", change is null ? "All lines were deleted, so the change stays as it was." : "");
                return change is null ? null : state.Replace(Edited(item, change));
            }

            screen.Prose("", problem);
            if (!WantsToGoOn())
            {
                return null;
            }

            text = edited;
        }
    }

    /// <summary>Asks for a reason and puts a change that ignores the finding in the place of this one.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>The state, or null.</returns>
    public ReviewState? Ignore(ReviewState state)
    {
        var reason = line.Ask("Why is this finding to be ignored? ");
        if (reason.Length == 0)
        {
            screen.Prose("", "Nothing is ignored without a reason.");
            return null;
        }

        var (item, refusal) = state.Current.Bench.Ignore(state.Current, reason);
        if (item is null)
        {
            screen.Prose("", refusal!);
            return null;
        }

        return state.Replace(item);
    }

    /// <summary>Shows the page of the rule.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>Null: nothing changes.</returns>
    public ReviewState? ShowRule(ReviewState state)
    {
        pager.Show(MarkdownLines.Wrap(page(state.Current.Change.Diagnostic.Rule), screen.Width));
        return null;
    }

    private static ReviewItem Edited(ReviewItem item, FileChange change) => item with
    {
        Change = item.Change with { Fix = item.Change.Fix with { Changes = [change] } },
        Decision = ReviewDecision.Accepted,
        Origin = ChangeOrigin.Edited,
        Whole = null,
        Entry = null,
    };

    // Changes of one pass are made at once, so none may touch what another one does.
    private static string? Clash(ReviewState state, FileChange change)
    {
        static bool Touch(TextSpan a, TextSpan b) => a.Start <= b.End && b.Start <= a.End;
        var others = state.Items.Where(item => item != state.Current && item.Pass == state.Current.Pass)
            .SelectMany(item => item.Change.Fix.Changes).Where(other => other.Path == change.Path);
        return others.Any(other => change.Before is null || other.Edits.Any(edit => change.Edits.Any(own => Touch(edit.Span, own.Span))))
            ? "Another change of this review touches the same lines; leave one of the two as it is."
            : null;
    }

    private bool WantsToGoOn()
    {
        while (true)
        {
            screen.Write("Go on editing? n drops the edit [y,n]? ", Screen.Bold);
            var key = keys.Next();
            screen.Write(char.IsControl(key) ? "" : key.ToString());
            screen.EndLine();
            if (key is 'y' or 'n' or '\u0004')
            {
                return key == 'y';
            }
        }
    }
}
