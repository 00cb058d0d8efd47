using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>What pam_env takes from a text.</summary>
/// <param name="Assignments">In file order, without those that a later line deletes.</param>
/// <param name="Errors">What is ignored; in file order.</param>
/// <param name="End">Start of the line at which pam_env stops, or the length of the text.</param>
internal sealed record PamReading(
    ImmutableArray<PamAssignment> Assignments, ImmutableArray<SyntaxError> Errors, int End)
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The reading.</returns>
    public static PamReading Of(string text)
    {
        var assignments = ImmutableArray.CreateBuilder<PamAssignment>();
        var errors = ImmutableArray.CreateBuilder<SyntaxError>();
        var deletedBefore = new Dictionary<string, int>(StringComparer.Ordinal);
        HashSet<string>? names = null;
        var pool = new NamePool();
        var reader = new PamLineReader(text);
        while (reader.Next() is { } line)
        {
            if (PamAssignment.Read(text, line, pool) is not { } assignment)
            {
                errors.Add(Ignored(text, line, hasName: false));
            }
            else if (assignment.Value is not null)
            {
                assignments.Add(assignment);
                names?.Add(assignment.Name);
            }
            else if ((names ??= [.. assignments.Select(a => a.Name)]).Remove(assignment.Name))
            {
                deletedBefore[assignment.Name] = assignments.Count;
            }
            else
            {
                errors.Add(Ignored(text, line, hasName: true));
            }
        }

        AddStop(text, reader, errors);
        return new(WithoutDeleted(assignments, deletedBefore), errors.DrainToImmutable(), reader.StoppedAt < 0 ? text.Length : reader.StoppedAt);
    }

    private static ImmutableArray<PamAssignment> WithoutDeleted(
        ImmutableArray<PamAssignment>.Builder assignments, Dictionary<string, int> deletedBefore) => deletedBefore.Count == 0
        ? assignments.DrainToImmutable()
        : [.. assignments.Where((assignment, index) => index >= deletedBefore.GetValueOrDefault(assignment.Name))];

    private static SyntaxError Ignored(string text, PamLine line, bool hasName)
    {
        var content = line.Content(text);
        var first = Math.Max(0, content.IndexOfAnyExcept(' ', '\t'));
        var why = hasName || !content.Contains('=') ? "there is no '='"
            : content[first] == '=' ? "there is no name before '='"
            : "the name has other characters than letters, digits and '_' (no blank may stand before '=')";
        return new(TextSpan.FromBounds(line.OffsetOf(first), line.CommentStart), "line is ignored: " + why, IsFatal: false);
    }

    private static void AddStop(string text, PamLineReader reader, ImmutableArray<SyntaxError>.Builder errors)
    {
        if (reader.StoppedAt >= 0)
        {
            var message = reader.EndsInContinuation
                ? "line is ignored: it ends with a backslash and nothing follows"
                : "reading stops here: a line that holds a zero byte or more than 8,190 bytes ends it";
            errors.Add(new(TextSpan.FromBounds(reader.StoppedAt, text.Length), message, IsFatal: false));
        }
    }
}
