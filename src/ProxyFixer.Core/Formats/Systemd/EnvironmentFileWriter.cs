using System.Buffers;
using System.Text;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Sets a variable in a file of <c>EnvironmentFile=</c> or of environment.d.</summary>
/// <param name="expands">True for environment.d: '$' is doubled and an empty value is impossible.</param>
internal sealed class EnvironmentFileWriter(bool expands)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\n\r\\");

    // From 254 on a comment that ends in '\' no longer swallows the next line; an edit must be right for both readings.
    private static readonly SystemdVersion[] Readings = [new(252), new(254)];

    /// <summary>Makes the edits.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">The variable.</param>
    /// <param name="value">The value as the service shall see it.</param>
    /// <returns>Edits that were read back under both readings, or a refusal.</returns>
    public EditResult Set(SourceText text, string name, string value)
    {
        var file = EnvironmentFile.Parse(text, SystemdVersion.Default);
        if (Refusal(file, name, value) is { } refusal)
        {
            return refusal;
        }

        // Without a backslash all versions read the same.
        var readings = text.Text.Contains('\\', StringComparison.Ordinal) ? Readings : Readings[..1];
        var plain = expands ? value.Replace("$", "$$", StringComparison.Ordinal) : value;
        var before = Array.ConvertAll(readings, version => ValuesOf(text, version));
        if (before.All(values => values.GetValueOrDefault(name) == plain))
        {
            return EditResult.Nothing;
        }

        foreach (var values in before)
        {
            values[name] = plain;
        }

        foreach (var edit in Candidates(file, name, plain))
        {
            var after = text.Apply([edit]);
            if (readings.Zip(before).All(reading => AreSame(reading.Second, ValuesOf(after, reading.First))))
            {
                return EditResult.Replace(edit.Span, edit.NewText);
            }
        }

        // A quote that is never closed swallows the rest, so only the last assignment can have one.
        return file.FindLast(a => !a.IsClosed) is { } open
            ? new EditResult.Refused(open.ValueSpan, "a quote is opened here and never closed, so that the rest of the file belongs to this value")
            : new EditResult.Refused(file.Find(name)?.KeySpan ?? new(text.Text.Length, 0), $"{name} cannot be set here without changing how other lines are read");
    }

    private EditResult.Refused? Refusal(EnvironmentFile file, string name, string value)
    {
        if (file.Text.NotUtf8At is { } stray)
        {
            return new(new(stray, 1), "the file is not UTF-8");
        }

        if (file.Failure is { } failure)
        {
            return new(failure.Span, "systemd rejects the whole file because of this character");
        }

        var here = file.Find(name)?.ValueSpan ?? new TextSpan(file.Text.Text.Length, 0);
        return !EnvironmentWords.IsName(name) ? new(here, "the name is not one that systemd accepts: letters, digits and '_', no digit first")
            : value.Length == 0 && expands ? new(here, "environment.d cannot hold an empty value: systemd ignores the line")
            : expands && value.Any(c => c is < ' ' or '\u007F') ? new(here, "environment.d cannot hold a control character: systemd hands it on as an escape")
            : value.Contains('\0', StringComparison.Ordinal) || !SystemdUtf8.IsValid(value) ? new(here, "no environment variable can hold this value")
            : null;
    }

    private static IEnumerable<TextEdit> Candidates(EnvironmentFile file, string name, string plain)
    {
        if (file.Find(name) is { IsClosed: true } found)
        {
            yield return new(found.ValueSpan, Quote(plain, file.Text.Text.AsSpan(found.ValueSpan.Start, found.ValueSpan.Length)));
            yield return new(found.ValueSpan, Quote(plain, default));
        }

        var newline = file.Text.Newline;
        var line = $"{name}={Quote(plain, default)}";
        if (file.FindLast(a => a.IsClosed && ProxyVariables.Has(a.Key)) is { } neighbour)
        {
            var after = UnitLines.BehindLineEnd(file.Text.Text, neighbour.ValueSpan.End + BlanksAt(file.Text.Text, neighbour.ValueSpan.End));
            yield return new(new(after, 0), line + newline);
        }

        var end = new TextSpan(file.Text.Text.Length, 0);
        yield return new(end, line + newline);
        yield return new(end, newline + line + newline);
        yield return new(end, newline + newline + line + newline);
    }

    private static int BlanksAt(string text, int at) => text.Length - at - text.AsSpan(at).TrimStart(" \t").Length;

    private static bool AreSame(Dictionary<string, string> wanted, Dictionary<string, string> read) =>
        read.Count == wanted.Count && wanted.All(pair => read.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private static Dictionary<string, string> ValuesOf(SourceText text, SystemdVersion version)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in EnvironmentFile.Parse(text, version).Assignments)
        {
            values[assignment.Key] = assignment.Value ?? "";
        }

        return values;
    }

    private static string Quote(string value, ReadOnlySpan<char> like)
    {
        var quote = like.Length >= 2 && like[0] is '"' or '\'' && like[^1] == like[0] ? like[0] : '\0';
        if (quote == '\'' && !value.Contains('\'', StringComparison.Ordinal))
        {
            return $"'{value}'";
        }

        var bare = quote == '\0' && value.AsSpan().IndexOfAny(NeedsQuotes) < 0 && value.AsSpan().Trim(" \t").Length == value.Length
            && (value.Length == 0 || value[0] is not ('"' or '\''));
        return bare ? value : $"\"{EscapeForDoubleQuotes(value)}\"";
    }

    // '$' and '`' need no backslash for systemd, and in environment.d none would help.
    private static StringBuilder EscapeForDoubleQuotes(string value) =>
        new StringBuilder(value).Replace("\\", "\\\\").Replace("\"", "\\\"");
}
