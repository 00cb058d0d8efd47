using System.Collections.Immutable;

namespace ProxyFixer.Subjects;

/// <summary>What was found on a machine.</summary>
/// <param name="Subjects">The things to judge.</param>
/// <param name="FilesRead">Absolute paths of the files that were read, each once, sorted; without <see cref="Idle"/>.</param>
/// <param name="Unreadable">Files that should have been read and could not be.</param>
public sealed record ScanResult(
    ImmutableArray<Subject> Subjects,
    ImmutableSortedSet<string> FilesRead,
    ImmutableArray<UnreadableFile> Unreadable)
{
    /// <summary>Nothing found.</summary>
    public static ScanResult Empty { get; } = new([], ImmutableSortedSet.Create<string>(StringComparer.Ordinal), []);

    /// <summary>What was found and could not be judged, in the order it was found.</summary>
    public ImmutableArray<NotJudged> NotJudged { get; init; } = [];

    /// <summary>Paths of code that a walk met and that holds nothing to judge, each once, in no order: thousands, which nobody sorts unless somebody asks.</summary>
    public ImmutableArray<string> Idle { get; init; } = [];

    /// <summary>Number of files that were looked at.</summary>
    public int FileCount => FilesRead.Count + Idle.Count(path => !FilesRead.Contains(path));

    /// <summary>Absolute paths of all files that were looked at, each once, sorted.</summary>
    public ImmutableSortedSet<string> Files => FilesRead.Union(Idle);

    /// <summary>Puts two results together.</summary>
    /// <param name="other">The one that comes behind.</param>
    /// <returns>Both.</returns>
    public ScanResult With(ScanResult other) => new(
        Subjects.AddRange(other.Subjects),
        FilesRead.Union(other.FilesRead),
        [.. Unreadable.Concat(other.Unreadable).DistinctBy(file => file.Path)])
    {
        NotJudged = NotJudged.AddRange(other.NotJudged),
        Idle = Idle.AddRange(other.Idle),
    };
}

/// <summary>A file that could not be read.</summary>
/// <param name="Path">Absolute path as seen from the root.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record UnreadableFile(string Path, string Reason);
