using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>What silently loses or changes a value in an environment file; systemd logs none of it.</summary>
internal static class EnvironmentFileHints
{
    /// <summary>Lists the hints of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>In file order; without values.</returns>
    public static IEnumerable<ServiceWarning> Of(EnvironmentFile file)
    {
        var end = 0;
        foreach (var assignment in file.Assignments)
        {
            if (Of(file, assignment) is { } hint)
            {
                yield return hint;
            }

            if (SwallowedLine(file, TextSpan.FromBounds(end, assignment.KeySpan.Start)) is { } swallowed)
            {
                yield return swallowed;
            }

            end = assignment.ValueSpan.End;
        }

        if (SwallowedLine(file, TextSpan.FromBounds(end, file.Text.Text.Length)) is { } last)
        {
            yield return last;
        }
    }

    private static ServiceWarning? Of(EnvironmentFile file, EnvironmentFileAssignment assignment)
    {
        var raw = file.Text.Text.AsSpan(assignment.ValueSpan.Start, assignment.ValueSpan.Length);
        var name = assignment.Key;
        if (name.StartsWith("export ", StringComparison.Ordinal) || name.StartsWith("export\t", StringComparison.Ordinal))
        {
            return Hint(file, assignment.KeySpan, "'export' is no part of this grammar: the line is ignored", ServiceWarningKind.Export);
        }

        if (!EnvironmentWords.IsName(name))
        {
            return null;
        }

        var after = assignment.ValueSpan.End;
        var breaksAtReturn = raw.EndsWith("\\\r") || (raw.EndsWith("\\") && file.Text.Text.AsSpan(after).StartsWith("\r\n")) || raw.Contains("\\\r\n", StringComparison.Ordinal);
        return !assignment.IsClosed ? Hint(file, assignment.ValueSpan, $"a quote of {name} is never closed: the rest of the file belongs to its value", ServiceWarningKind.OpenQuote)
            : breaksAtReturn ? Hint(file, assignment.ValueSpan, $"a backslash before CR LF does not continue the line of {name}", ServiceWarningKind.CarriageReturnAfterBackslash)
            : HasComment(raw) ? Hint(file, assignment.ValueSpan, $"what looks like a comment behind {name} is part of its value", ServiceWarningKind.InlineComment)
            : null;
    }

    // " #" behind a bare value or behind the closing quote; there the blank is gone from the value.
    private static bool HasComment(ReadOnlySpan<char> raw)
    {
        if (raw.Length > 0 && raw[0] is '"' or '\'')
        {
            var quote = raw[0];
            var end = 1;
            while (end < raw.Length && raw[end] != quote)
            {
                end += quote == '"' && raw[end] == '\\' ? 2 : 1;
            }

            raw = raw[Math.Min(raw.Length, end + 1)..];
        }

        return raw.Contains(" #", StringComparison.Ordinal) || raw.Contains("\t#", StringComparison.Ordinal);
    }

    private static ServiceWarning? SwallowedLine(EnvironmentFile file, TextSpan gap)
    {
        var text = file.Text.Text;
        for (var at = gap.Start; at < gap.End;)
        {
            var length = text.AsSpan(at, gap.End - at).IndexOf('\n');
            var next = length < 0 ? gap.End : at + length + 1;
            var line = text.AsSpan(at, next - at).Trim(" \t\n");
            var rest = text.AsSpan(next, gap.End - next);
            var follower = rest[..Math.Max(0, rest.IndexOf('\n'))].Trim(" \t\r");
            var backslashes = line.Length - line.TrimEnd('\\').Length;
            if (!line.IsEmpty && line[0] is '#' or ';' && (backslashes & 1) == 1 && !follower.IsEmpty && follower[0] is not ('#' or ';') && follower.Contains('='))
            {
                return Hint(file, new(next, follower.Length), "the comment above ends in a backslash: before systemd 254 this line is part of it", ServiceWarningKind.SwallowedByComment);
            }

            at = next;
        }

        return null;
    }

    private static ServiceWarning Hint(EnvironmentFile file, TextSpan span, string message, ServiceWarningKind kind)
    {
        var place = new Location(file.Text, span);
        return new(place, place.Start.Line, message, kind);
    }
}
