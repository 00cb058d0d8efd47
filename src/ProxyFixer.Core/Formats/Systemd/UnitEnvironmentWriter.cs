using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Sets a variable of <c>Environment=</c> in a service file or a drop-in.</summary>
/// <param name="text">The file.</param>
/// <param name="dialect">Its kind.</param>
internal sealed class UnitEnvironmentWriter(SourceText text, UnitDialect dialect)
{
    private readonly UnitFile unit = UnitFile.Parse(text, SystemdVersion.Default, dialect);

    /// <summary>Makes the edits.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">The value as the service shall see it.</param>
    /// <returns>An edit that was read back, nothing where it is so already, or a refusal.</returns>
    public EditResult Set(string name, string value)
    {
        var end = new TextSpan(text.Text.Length, 0);
        if (text.NotUtf8At is { } stray)
        {
            return new EditResult.Refused(new(stray, 1), "the file is not UTF-8");
        }

        if (unit.Failure is { } failure)
        {
            return new EditResult.Refused(failure.Span, "systemd reads this file no further than here");
        }

        if (!EnvironmentWords.IsName(name) || EnvironmentWordWriter.Write(name, value) is not { } word)
        {
            return new EditResult.Refused(end, "Environment= cannot hold this name or value");
        }

        if (dialect.HasDollars && value.Contains('$', StringComparison.Ordinal))
        {
            return new EditResult.Refused(end, "systemd would expand the dollar sign in this value");
        }

        var before = UnitEnvironment.Read(unit);
        var current = before.GetValueOrDefault(name);
        if (current is { IsExact: true } && current.Text == value)
        {
            return EditResult.Nothing;
        }

        foreach (var edit in Candidates(name, value, word, current))
        {
            if (ReadsBack(before, edit, name, value))
            {
                return EditResult.Replace(edit.Span, edit.NewText);
            }
        }

        return new EditResult.Refused(current?.Span ?? end, $"{name} cannot be set here without changing how other lines are read");
    }

    private IEnumerable<TextEdit> Candidates(string name, string value, string word, UnitVariable? current)
    {
        if (current is not null && current.Assignment.Value.Slice(current.Word.Offset, current.Word.Length) is { IsContiguous: true } old)
        {
            yield return new(current.Span, EnvironmentWordWriter.Write(name, value, old.Span)!);
        }

        var newline = text.Newline;
        var line = $"Environment={word}";
        var last = unit.Assignments.LastOrDefault(dialect.SetsVariables)?.Whole.End
            ?? unit.Sections.FirstOrDefault(section => section.Name == dialect.Section)?.Span.End;
        if (last is { } at && UnitLines.BehindLineEnd(text.Text, at) is var behind && behind > at)
        {
            yield return new(new(behind, 0), line + newline);
        }

        // At the end of the file: where its last line waits for another one, an empty line ends it.
        var end = new TextSpan(text.Text.Length, 0);
        var header = last is null ? (text.Text.AsSpan().Trim(LogicalText.Blanks).IsEmpty ? "" : newline) + $"[{dialect.Section}]" + newline : "";
        yield return new(end, (EndsLine ? "" : newline) + (unit.IsDangling ? newline : "") + header + line + newline);
    }

    private bool EndsLine => text.Text.Length == 0 || text.Text[^1] is '\n' or '\r' or '\0' || text.Text is "\uFEFF";

    private bool ReadsBack(Dictionary<string, UnitVariable> before, TextEdit edit, string name, string value)
    {
        var after = UnitFile.Parse(text.Apply([edit]), SystemdVersion.Default, dialect);
        var read = UnitEnvironment.Read(after);
        var expected = before.Count + (before.ContainsKey(name) ? 0 : 1);
        return after.Failure is null && read.Count == expected && read.TryGetValue(name, out var set) && set.IsExact && set.Text == value
            && before.All(pair => pair.Key == name || (read.TryGetValue(pair.Key, out var kept) && kept.Text == pair.Value.Text))
            && OtherLines(after).SequenceEqual(OtherLines(unit), StringComparer.Ordinal);
    }

    private IEnumerable<string> OtherLines(UnitFile file) => file.Assignments
        .Where(a => !dialect.SetsVariables(a))
        .Select(a => $"{a.Section}/{a.Key}={a.Value}");
}
