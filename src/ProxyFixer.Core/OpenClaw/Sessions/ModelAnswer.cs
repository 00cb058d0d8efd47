using ProxyFixer.Text;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>One try to get an answer of a Codex model, as a session log keeps it.</summary>
/// <param name="At">When it began or ended, as the log says.</param>
/// <param name="Turn">The same for all tries of one question.</param>
/// <param name="Failure">Why it failed; null where the back end answered.</param>
/// <param name="Path">The log, absolute as seen from the root.</param>
/// <param name="Line">The line in it, from 1; 1 where it is not known, and for a database.</param>
public sealed record ModelAnswer(DateTimeOffset At, string Turn, ModelFailure? Failure, string Path, int Line)
{
    /// <summary>The place in the log. Its text is empty lines only, so that no report can show what the session says.</summary>
    public Location Where => Place(Path, Line);

    /// <summary>A place in a log.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="line">Counts from 1.</param>
    /// <returns>The place.</returns>
    public static Location Place(string path, int line) =>
        new(SourceText.FromString(path, new string('\n', line - 1)), new TextSpan(line - 1, 0));
}
