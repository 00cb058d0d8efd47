using System.Text.RegularExpressions;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Review;

/// <summary>Shows one change at a time and reads keys; what they mean is decided by <see cref="ReviewState"/>.</summary>
/// <param name="keys">The terminal.</param>
/// <param name="screen">The screen.</param>
/// <param name="changes">Draws a change.</param>
/// <param name="summary">Draws the end.</param>
/// <param name="actions">What takes more than a key.</param>
internal sealed class TerminalReviewer(IKeys keys, Screen screen, ChangeScreen changes, SummaryScreen summary, ReviewActions actions) : IReviewer
{

    /// <inheritdoc/>
    public ReviewState Decide(ReviewState state)
    {
        while (state.IsPending)
        {
            changes.Draw(state);
            state = Guard(state, AskForStep);
        }

        return state;
    }

    /// <inheritdoc/>
    public ReviewState Confirm(ReviewState state) => Guard(state, AskToApply);

    // The next state; the same one where the change must be drawn again.
    private ReviewState AskForStep(ReviewState state)
    {
        while (true)
        {
            var offered = ReviewKey.Offered(state);
            var key = Ask($"{ChangeScreen.Number(state)} Apply this change [{string.Join(',', offered)}]? ");
            key = key == IKeys.EndOfInput ? 'q' : key;
            if (key == IKeys.Redraw)
            {
                return state;
            }

            if (key == '?')
            {
                actions.Explain(offered);
            }
            else if (!offered.Contains(key))
            {
                screen.Prose("", ReviewKey.Hint(key, state));
            }
            else if (Step(key, state) is { } next)
            {
                return next;
            }
        }
    }

    private ReviewState? Step(char key, ReviewState state) => key switch
    {
        'y' => state.Decide(ReviewDecision.Accepted),
        'n' => state.Decide(ReviewDecision.Declined),
        'a' => state.DecideFile(ReviewDecision.Accepted),
        'd' => state.DecideFile(ReviewDecision.Declined),
        'A' => state.AcceptRest(),
        'q' => state.Quit(),
        'j' => state.NextUndecided(),
        'k' => state.PreviousUndecided(),
        'J' => state.Next(),
        'K' => state.Previous(),
        'u' => state.Undo(),
        's' => actions.Split(state),
        'g' => actions.GoTo(state),
        '/' => actions.Search(state),
        'e' => actions.Edit(state),
        'i' => actions.Ignore(state),
        'w' => actions.ShowRule(state),
        _ => null,
    };

    private ReviewState AskToApply(ReviewState state)
    {
        summary.Draw(state);
        while (true)
        {
            var what = state.AcceptedCount == 1 ? "this change" : $"these {state.AcceptedCount} changes";
            switch (Ask($"Apply {what} [y,n,u,?]? "))
            {
                case 'y':
                    return state.End(ReviewOutcome.Apply);
                case 'n' or 'q' or IKeys.EndOfInput:
                    return state.End(ReviewOutcome.Drop);
                case 'u' when state.CanUndo:
                    return state.Undo();
                case '?':
                    screen.Prose("y - ", "write the files now; the former ones are kept", indent: 4);
                    screen.Prose("n - ", "change nothing", indent: 4);
                    screen.Prose("u - ", "undo the last decision and go back to it", indent: 4);
                    break;
                case IKeys.Redraw:
                    summary.Draw(state);
                    break;
                default:
                    screen.Prose("", "Press y to apply, n to change nothing, u to go back.");
                    break;
            }
        }
    }

    // The question, broken between two keys where the screen is too narrow.
    private char Ask(string question)
    {
        screen.EndLine();
        var lines = CellText.Wrap(question.Replace(",", ", ", StringComparison.Ordinal), screen.Width - 1, 0, 2);
        if (CellText.Width(question) < screen.Width)
        {
            lines = [question];
        }

        for (var i = 0; i < lines.Count; i++)
        {
            screen.Write(lines[i], Screen.Bold);
            if (i < lines.Count - 1)
            {
                screen.EndLine();
            }
        }

        var key = keys.Next();
        screen.Write(char.IsControl(key) || char.IsSurrogate(key) ? "" : key.ToString());
        screen.EndLine();
        return key;
    }

    private ReviewState Guard(ReviewState state, Func<ReviewState, ReviewState> ask)
    {
        try
        {
            return ask(state);
        }
        catch (OperationCanceledException stopped)
        {
            screen.EndLine();
            throw new InterruptedReviewException(state.AcceptedCount, stopped);
        }
        catch (RegexMatchTimeoutException)
        {
            screen.Prose("", "The search takes too long; try a simpler expression.");
            return state;
        }
    }
}
