using System.Collections.Immutable;

namespace ProxyFixer.Review;

/// <content>Commands that decide.</content>
public sealed partial record ReviewState
{
    /// <summary>Decides about the change that is looked at, and goes to the next one that is undecided.</summary>
    /// <param name="decision">Accepted or declined.</param>
    /// <returns>The next state. What later passes found on the ground of another decision is gone; it is found anew.</returns>
    public ReviewState Decide(ReviewDecision decision) => Current.Decision == decision ? MoveToPending() : DecideEach(decision, index => index == Cursor);

    /// <summary>Decides about this change and all later undecided ones that touch its files, also those of later passes.</summary>
    /// <param name="decision">Accepted or declined.</param>
    /// <returns>The next state.</returns>
    public ReviewState DecideFile(ReviewDecision decision)
    {
        var files = Current.Change.Fix.Changes.Select(file => KeyValuePair.Create(file.Path, decision));
        var next = DecideEach(decision, index => index == Cursor || (index > Cursor && Items[index].IsUndecided && Items[index].SharesFileWith(Current)));
        return next with { ofFiles = ofFiles.SetItems(files) };
    }

    /// <summary>Accepts this change and all later undecided ones in all files, also those of later passes.</summary>
    /// <returns>The next state.</returns>
    public ReviewState AcceptRest() =>
        DecideEach(ReviewDecision.Accepted, index => index == Cursor || (index > Cursor && Items[index].IsUndecided)) with { acceptsRest = true };

    /// <summary>Leaves out all that is undecided.</summary>
    /// <returns>The next state, in which nothing is pending.</returns>
    public ReviewState Quit() => Remember() with { HasQuit = true };

    /// <summary>Puts other changes in the place of the one that is looked at: its parts, an edited form, or one that ignores the finding.</summary>
    /// <param name="items">At least one, of the same pass.</param>
    /// <returns>The state with the cursor on the first undecided change.</returns>
    public ReviewState Replace(params ImmutableArray<ReviewItem> items)
    {
        var replaced = Items.RemoveAt(Cursor).InsertRange(Cursor, items);
        var next = Remember() with { Items = [.. replaced.Where(item => item.Pass <= Current.Pass)] };
        return items[0].IsUndecided ? next : next.MoveToPending();
    }

    /// <summary>Takes the last decision back; the cursor is where it was then.</summary>
    /// <returns>The state before it; this one where there was none.</returns>
    public ReviewState Undo() => history.IsEmpty ? this : history.Peek();

    /// <summary>Ends the review.</summary>
    /// <param name="outcome">What becomes of what was accepted.</param>
    /// <returns>The last state.</returns>
    public ReviewState End(ReviewOutcome outcome) => this with { Outcome = outcome };

    private ReviewState DecideEach(ReviewDecision decision, Func<int, bool> isMeant)
    {
        var changed = Items.Select((item, index) => isMeant(index) ? item with { Decision = decision } : item);
        var wasDecided = !Current.IsUndecided && Current.Decision != decision;
        return (Remember() with { Items = [.. changed.Where(item => !wasDecided || item.Pass <= Current.Pass)] }).MoveToPending();
    }

    private ReviewState Remember() => this with { history = history.Push(this) };
}
