using ProxyFixer.Text;

namespace ProxyFixer.Sessions;

/// <summary>One try to get an answer of a Codex model, as a session log keeps it.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Turn">The same for all tries of one question.</param>
/// <param name="Failure">Why it failed; null where the back end answered.</param>
/// <param name="Where">
/// The line of the log; its first line where the line is not known, and for a database. The text of this place is empty lines
/// only, so that no report can show what the session says.
/// </param>
public sealed record ModelAnswer(DateTimeOffset At, string Turn, ModelFailure? Failure, Location Where)
{
    /// <summary>A place in a log.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="line">Counts from 1.</param>
    /// <returns>The place.</returns>
    public static Location Place(string path, int line) =>
        new(SourceText.FromString(path, new string('\n', line - 1)), new TextSpan(line - 1, 0));
}
