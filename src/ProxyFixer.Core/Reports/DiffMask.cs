using System.Text;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Patches;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>Decides what a printed diff shows of one file's lines.</summary>
internal sealed class DiffMask
{
    private readonly IFormat? format;
    private readonly Side before;
    private readonly Side after;

    /// <summary>Reads both sides of a patch.</summary>
    /// <param name="patch">The patch.</param>
    public DiffMask(FilePatch patch)
    {
        format = FormatCatalog.Recognise(patch.Before ?? patch.After!);
        before = Side.Of(format, patch.Before);
        after = Side.Of(format, patch.After);
    }

    /// <summary>Gives the text to print for a line.</summary>
    /// <param name="line">A line of the patch.</param>
    /// <returns>The line with its end.</returns>
    public string Show(HunkLine line)
    {
        if (format is { Kind: "javascript" })
        {
            return line.Text;
        }

        var (own, other) = line.Mark == '+' ? (after, before) : (before, after);
        if (line.Mark != ' ' && !own.HasValueIn(line) && (line.Mark == '-' || before.HasLine(line)))
        {
            return VisibleText.OfContext(line.Text, line.Text); // nothing is read there: only its end changes, or it goes
        }

        return line.Mark == ' '
            ? VisibleText.OfContext(own.Hide(line, _ => true, (text, _) => text), line.Text)
            : Secrets.MaskCredentials(own.Hide(line, value => other.Has(own.Key(value)) || own.IsSecret(value), VisibleText.BesideValues));
    }

    /// <summary>The values of one side of the patch.</summary>
    private sealed class Side(SourceText text, List<NamedValue> values)
    {
        private readonly HashSet<(string, string)> known = [.. values.Select(value => (value.Name, text.Read(value.Span)))];

        public static Side Of(IFormat? format, SourceText? text) =>
            text is null ? new(SourceText.FromString("", ""), [])
            : new(text, format is null ? [] : [.. format.Values(format.Parse(text)).OrderBy(value => value.Span.Start)]);

        public (string, string) Key(NamedValue value) => (value.Name, text.Read(value.Span));

        public bool Has((string, string) key) => known.Contains(key);

        public bool HasValueIn(HunkLine line) => text.LineAt(line.Index + 1) is var span
            && values.Any(value => value.Span.Start <= span.End && value.Span.End >= span.Start);

        public bool HasLine(HunkLine line) => text.Text.Contains(line.Text.TrimEnd('\r', '\n'), StringComparison.Ordinal);

        public bool IsSecret(NamedValue value) => Secrets.Mask(value.Name, text.Read(value.Span)) == Secrets.Hidden;

        /// <summary>Writes a line with some of its values hidden.</summary>
        /// <param name="line">A line of this side.</param>
        /// <param name="hides">Whether a value is hidden.</param>
        /// <param name="beside">Gives what is shown of a text beside the values; true where a value stands before it and none behind.</param>
        public string Hide(HunkLine line, Func<NamedValue, bool> hides, Func<string, bool, string> beside)
        {
            var span = text.LineAt(line.Index + 1);
            var shown = new StringBuilder();
            var at = span.Start;
            foreach (var value in values.Where(value => value.Span.Length > 0 && value.Span.Start < span.End && value.Span.End > span.Start))
            {
                if (value.Span.End > at)
                {
                    shown.Append(beside(text.Text[at..Math.Max(at, value.Span.Start)], false));
                    at = Math.Max(at, value.Span.Start);
                    var end = Math.Min(value.Span.End, span.End);
                    shown.Append(hides(value) ? Secrets.Hidden : Secrets.Mask(value.Name, text.Text[at..end]));
                    at = end;
                }
            }

            return shown.Append(beside(text.Text[at..span.End], at > span.Start)).Append(line.Text.AsSpan(span.Length)).ToString();
        }
    }
}
