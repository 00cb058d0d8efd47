namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Collects what several logs say.</summary>
internal sealed class SessionFindings
{
    // One comparison: what ThenBy does is found out at run time in native code.
    private static readonly Comparer<ModelAnswer> NewestFirst = Comparer<ModelAnswer>.Create(Compare);

    private readonly List<ModelAnswer> answers = [];
    private readonly List<string> read = [];
    private readonly List<(string Path, string Reason)> notRead = [];

    /// <summary>When the back end was last seen to answer; what is older does not matter. The lowest time where it was not.</summary>
    public DateTimeOffset LastAnswered { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>How many bytes of databases may still be read.</summary>
    public long Budget { get; set; } = DatabaseImage.Largest;

    /// <summary>Notes that a log was read.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    public void NoteRead(string path) => read.Add(path);

    /// <summary>Notes that a log could not be read.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <param name="reason">Why, in a few words.</param>
    public void NoteNotRead(string path, string reason) => notRead.Add((path, reason));

    /// <summary>Notes an outcome, where the entry is one of Codex and tells how it came out.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="at">When it was written, where it does not say so itself.</param>
    /// <param name="turn">The question it belongs to.</param>
    /// <param name="path">The log.</param>
    /// <param name="line">The line in it, from 1.</param>
    public void Note(SessionEntry entry, DateTimeOffset? at, string turn, string path, int line)
    {
        if (!entry.IsCodex || entry.Ending is null or "aborted" || (entry.At ?? at) is not { } time)
        {
            return;
        }

        var (tells, failure) = entry.Ending == "error" ? FailureReader.Read(entry) : (true, null);
        if (tells)
        {
            answers.Add(new(time, turn, failure, path, line));
            LastAnswered = failure is null && time > LastAnswered ? time : LastAnswered;
        }
    }

    /// <summary>Ends the collection.</summary>
    /// <returns>The outcomes, newest first.</returns>
    public SessionLog ToLog() => new(
        [.. answers.Order(NewestFirst)],
        [.. read],
        [.. notRead]);

    private static int Compare(ModelAnswer one, ModelAnswer other) =>
        other.At.CompareTo(one.At) is not 0 and var times ? times
        : string.CompareOrdinal(other.Path, one.Path) is not 0 and var paths ? paths
        : other.Line.CompareTo(one.Line);
}
