using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Patches;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>Decides what a printed diff shows of one file's lines.</summary>
internal sealed partial class DiffMask
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
        var shown = own.Hide(line, value => line.Mark == ' ' || other.Has(own.Key(value)) || Secrets.NameIsSecret(value.Name));
        return line.Mark == ' ' ? HideContext(shown) : Secrets.MaskCredentials(shown);
    }

    // Of a context line only structure and names stay, also in comments and in files that cannot be read: it may be anything.
    private static string HideContext(string line)
    {
        var end = line.TrimEnd('\r', '\n').Length;
        var (text, newline) = (line[..end], line[end..]);
        return Structure().IsMatch(text) ? line
            : Assignment().Match(text) is { Success: true } match ? match.Groups[1].Value + Secrets.Hidden + newline
            : Indent().Match(text).Value + Secrets.Hidden + newline;
    }

    [GeneratedRegex(@"^(?:[\s{}\[\](),;#*]*|\s*\[[A-Za-z-]+\]\s*|\s*(?:</?[A-Za-z]+/?>\s*)+|\s*<key>[^<]*</key>\s*|[^=:#/]*[:=]\s*[{\[]*\s*)$")]
    private static partial Regex Structure();

    [GeneratedRegex("""^(\s*(?:[#;]\s*|//\s*)?(?:export\s+|-\s+)?["']?[A-Za-z_][\w.-]*["']?\s*[=:]\s*|\s*<string>)""")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^\s*(?:[#;]|//)?\s*")]
    private static partial Regex Indent();

    /// <summary>The values of one side of the patch.</summary>
    private sealed class Side(SourceText text, List<NamedValue> values)
    {
        private readonly HashSet<(string, string)> known = [.. values.Select(value => (value.Name, text.Read(value.Span)))];

        public static Side Of(IFormat? format, SourceText? text) =>
            text is null ? new(SourceText.FromString("", ""), [])
            : new(text, format is null ? [] : [.. format.Values(format.Parse(text)).OrderBy(value => value.Span.Start)]);

        public (string, string) Key(NamedValue value) => (value.Name, text.Read(value.Span));

        public bool Has((string, string) key) => known.Contains(key);

        public string Hide(HunkLine line, Func<NamedValue, bool> hides)
        {
            var span = text.LineAt(line.Index + 1);
            var shown = new StringBuilder();
            var at = span.Start;
            foreach (var value in values.Where(value => value.Span.Length > 0 && value.Span.Start < span.End && value.Span.End > span.Start))
            {
                if (value.Span.End > at && hides(value))
                {
                    shown.Append(text.Text, at, Math.Max(0, value.Span.Start - at)).Append(Secrets.Hidden);
                    at = Math.Max(at, Math.Min(value.Span.End, span.End));
                }
            }

            return shown.Append(text.Text, at, span.End - at).Append(line.Text.AsSpan(span.Length)).ToString();
        }
    }
}
