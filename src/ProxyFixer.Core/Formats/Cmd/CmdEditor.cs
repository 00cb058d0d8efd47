using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Cmd;

/// <summary>Sets one variable of a script with <c>set "NAME=value"</c>; every edit is read back before it is offered.</summary>
/// <param name="source">The file.</param>
/// <param name="name">The variable.</param>
/// <param name="value">What it shall be.</param>
internal sealed class CmdEditor(SourceText source, string name, string value)
{
    private readonly string text = source.Text;
    private readonly CmdScript script = CmdScript.Read(source);

    /// <summary>Makes the edit.</summary>
    /// <returns>The edit, nothing, or why there is none.</returns>
    public EditResult Edit()
    {
        var present = Find(script);
        if (present is not null && present.Value == value)
        {
            return EditResult.Nothing;
        }

        if (value.Length == 0 || value.AsSpan().ContainsAny("\"\r\n!^"))
        {
            return new EditResult.Refused(present?.Assignment.ValueSpan ?? default, value.Length == 0
                ? "cmd has no empty variables: set NAME= takes the variable away"
                : "a value with a quote, a caret, an exclamation mark or a line's end cannot be written so that every cmd reads it alike");
        }

        foreach (var edit in Candidates(present))
        {
            if (ReadsBack(edit))
            {
                return new EditResult.Edited([edit]);
            }
        }

        return new EditResult.Refused(present?.Assignment.ValueSpan ?? default, "no line can be written that sets the variable before the start and leaves everything else as it is");
    }

    private string Quoted => $"\"{Written}={value.Replace("%", "%%", StringComparison.Ordinal)}\"";

    private IEnumerable<TextEdit> Candidates(CmdVariable? own)
    {
        if (own is { Assignment: { IsComputed: false } assignment })
        {
            yield return new(assignment.Argument, Quoted);
        }

        var sets = script.Variables.Where(variable => variable.Command.IsCertain).ToArray();
        foreach (var neighbour in sets.Where(variable => ProxyVariables.Has(variable.Name)).Reverse().Concat(sets.Reverse()))
        {
            var line = Line(neighbour.Command.Span.Start);
            yield return new(new(line.End, 0), $"{source.Newline}{Prefix(neighbour)}set {Quoted}");
        }

        var start = script.Start is { } command ? Line(command.Span.Start).Start : text.Length;
        yield return new(new(start, 0), start == text.Length && text.Length > 0 && text[^1] is not '\n'
            ? $"{source.Newline}set {Quoted}"
            : $"set {Quoted}{source.Newline}");
    }

    // Windows keeps the name as it was first written.
    private string Written => Find(script)?.Name ?? name;

    // Blanks and the at sign in front of the neighbour's "set".
    private string Prefix(CmdVariable neighbour)
    {
        var line = Line(neighbour.Command.Span.Start);
        var at = line.Start;
        while (at < line.End && text[at] is ' ' or '\t' or '@')
        {
            at++;
        }

        return text[line.Start..at].TrimStart('\uFEFF');
    }

    private TextSpan Line(int offset)
    {
        var start = offset == 0 ? 0 : text.AsSpan(0, offset).LastIndexOf('\n') + 1;
        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        return TextSpan.FromBounds(start == 0 && text.StartsWith('\uFEFF') ? 1 : start, length < 0 ? text.Length : start + length);
    }

    private bool ReadsBack(TextEdit edit)
    {
        var after = CmdScript.Read(source.Apply([edit]));
        return Find(after)?.Value == value && (after.Start?.Text == script.Start?.Text) && Others(after).SetEquals(Others(script));
    }

    private CmdVariable? Find(CmdScript of) => of.Variables.FirstOrDefault(variable => string.Equals(variable.Name, name, StringComparison.OrdinalIgnoreCase));

    private HashSet<(string Name, string? Value)> Others(CmdScript of) =>
        [.. of.Variables.Where(variable => !string.Equals(variable.Name, name, StringComparison.OrdinalIgnoreCase)).Select(variable => (variable.Name, variable.Value))];
}
