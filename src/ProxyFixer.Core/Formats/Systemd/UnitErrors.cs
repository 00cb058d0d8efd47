using System.Buffers;
using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>What systemd refuses or passes over in a unit file, in words without values.</summary>
internal static class UnitErrors
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(LogicalText.Blanks + "'\"");

    /// <summary>Lists the errors of a whole file.</summary>
    /// <param name="reader">A reader at the end of the file.</param>
    /// <param name="ofWords">Those of the words of <c>Environment=</c>, in file order.</param>
    /// <returns>In file order.</returns>
    public static ImmutableArray<SyntaxError> Of(UnitReader reader, IEnumerable<SyntaxError> ofWords)
    {
        var errors = reader.Messages.Select(message => new SyntaxError(message.Span, Plain(message), message.IsFatal)).Concat(ofWords);
        return [.. errors.OrderBy(error => error.Span.Start)];
    }

    /// <summary>Adds what is wrong with the words of a line.</summary>
    /// <param name="assignment">The line; it has such words only if it is <c>Environment=</c>.</param>
    /// <param name="dialect">The kind of file.</param>
    /// <param name="errors">Where they are added.</param>
    public static void AddOfWords(UnitAssignment assignment, UnitDialect dialect, List<SyntaxError> errors)
    {
        var value = assignment.Value;
        if (!dialect.SetsVariables(assignment) || IsPlain(value.Span))
        {
            return;
        }

        var words = EnvironmentWords.Split(value);
        foreach (var word in words.Words)
        {
            var resolved = ResolvedText.Resolve(word.Text, UnitEnvironment.AnySpecifier);
            if (resolved.Text is null)
            {
                errors.Add(new(EnvironmentWords.SpanOf(value, word), "systemd has no such specifier: the word is lost; write %% for a percent sign", false));
            }
            else if (!EnvironmentWords.IsAssignment(resolved.Text))
            {
                errors.Add(new(EnvironmentWords.SpanOf(value, word), "this word is no NAME=value and is ignored", false));
            }
        }

        if (words.BrokenAt is { } at)
        {
            errors.Add(new(value.SourceSpan(at, value.Length - at), "an open quote or unknown escape: this word and the rest of the line are lost", false));
        }
    }

    // Most lines: no escapes or specifiers, every word a NAME=value, quotes around whole words only.
    private static bool IsPlain(ReadOnlySpan<char> value)
    {
        if (value.IndexOfAny('\\', '%') >= 0)
        {
            return false;
        }

        for (var rest = value.TrimStart(LogicalText.Blanks); !rest.IsEmpty; rest = rest.TrimStart(LogicalText.Blanks))
        {
            var quoted = rest[0] is '"' or '\'' ? 1 : 0;
            var length = quoted > 0 ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(WordEnds);
            length = length < 0 && quoted == 0 ? rest.Length : length;
            var behind = length + (2 * quoted);
            if (length < 0 || !EnvironmentWords.IsAssignment(rest.Slice(quoted, length))
                || (behind < rest.Length && !LogicalText.Blanks.Contains(rest[behind], StringComparison.Ordinal)))
            {
                return false;
            }

            rest = rest[behind..];
        }

        return true;
    }

    // The messages of systemd quote the line, which may hold a secret.
    private static string Plain(UnitMessage message) =>
        message.IsFatal
            ? message.Message.StartsWith("String is not", StringComparison.Ordinal) ? "the line is not UTF-8: systemd reads no further" : "the section header is broken: systemd reads no further"
        : message.Message.StartsWith("Unknown section", StringComparison.Ordinal) ? "systemd does not know this section and ignores it"
        : message.Message.StartsWith("Unknown key", StringComparison.Ordinal) ? "systemd does not know this key in this section and ignores the line"
        : message.Message.StartsWith("Assignment", StringComparison.Ordinal) ? "the line stands outside of a section and is ignored"
        : "the line is no KEY=VALUE and is ignored";
}
