namespace ProxyFixer.Subjects;

/// <summary>Something that was found and about which nothing can be said; it is told, so that silence is not taken for health.</summary>
/// <param name="Name">How a report calls it.</param>
/// <param name="Path">The file that defines it, absolute as seen from the root; null where there is none.</param>
/// <param name="Reason">Why, as the end of "… was not judged, because …".</param>
public sealed record NotJudged(string Name, string? Path, string Reason)
{
    /// <summary>True where a part of it was judged all the same.</summary>
    public bool IsPartly { get; init; }
}
