namespace ProxyFixer.Review;

/// <content>Commands that look elsewhere; none of them decides anything.</content>
public sealed partial record ReviewState
{
    /// <summary>Goes to the first undecided change from here on, then from the top.</summary>
    /// <returns>The state; this one where nothing is undecided.</returns>
    public ReviewState MoveToPending() =>
        MoveTo(index => Items[index].IsUndecided, From(Cursor).Concat(Enumerable.Range(0, Math.Min(Cursor, Items.Length)))) ?? this;

    /// <summary>Goes to the next undecided change.</summary>
    /// <returns>The state; null where none follows.</returns>
    public ReviewState? NextUndecided() => MoveTo(index => Items[index].IsUndecided, From(Cursor + 1));

    /// <summary>Goes to the previous undecided change.</summary>
    /// <returns>The state; null where there is none above.</returns>
    public ReviewState? PreviousUndecided() => MoveTo(index => Items[index].IsUndecided, Enumerable.Range(0, Cursor).Reverse());

    /// <summary>Goes to the next change.</summary>
    /// <returns>The state; null behind the last one.</returns>
    public ReviewState? Next() => GoTo(Cursor + 2);

    /// <summary>Goes to the previous change.</summary>
    /// <returns>The state; null before the first one.</returns>
    public ReviewState? Previous() => GoTo(Cursor);

    /// <summary>Goes to a change.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The state; null where there is no such number.</returns>
    public ReviewState? GoTo(int number) => number >= 1 && number <= Items.Length ? this with { Cursor = number - 1 } : null;

    /// <summary>Looks for a change behind this one, then from the top.</summary>
    /// <param name="matches">What is looked for.</param>
    /// <returns>The state; null where none matches. This change is looked at last.</returns>
    public ReviewState? Find(Func<ReviewItem, bool> matches) =>
        MoveTo(index => matches(Items[index]), From(Cursor + 1).Concat(Enumerable.Range(0, Math.Min(Items.Length, Cursor + 1))));

    private IEnumerable<int> From(int index) => Enumerable.Range(index, Math.Max(0, Items.Length - index));

    private ReviewState? MoveTo(Func<int, bool> matches, IEnumerable<int> indexes)
    {
        var found = indexes.Where(matches).Take(1).ToArray();
        return found.Length == 0 ? null : this with { Cursor = found[0] };
    }
}
