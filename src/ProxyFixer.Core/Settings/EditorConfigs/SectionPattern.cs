using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProxyFixer.Settings.EditorConfigs;

/// <summary>The pattern of a section: <c>*</c>, <c>**</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a]</c>, <c>{a,b}</c>, <c>{1..9}</c> (editorconfig.org, "Glob Expressions").</summary>
public sealed class SectionPattern
{
    private readonly Regex? form;
    private readonly ImmutableArray<(int From, int To)> ranges;

    /// <summary>Reads a pattern.</summary>
    /// <param name="glob">As it stands between the brackets of a section's header.</param>
    public SectionPattern(string glob)
    {
        var (text, found) = (new StringBuilder(), ImmutableArray.CreateBuilder<(int, int)>());
        text.Append(glob.Contains('/', StringComparison.Ordinal) ? "" : "(?:.*/)?");
        var isRight = Translate(glob.AsSpan(glob.StartsWith('/') ? 1 : 0), text, found);
        ranges = found.ToImmutable();

        // Such a pattern comes from a checkout: it must not take more than a glance.
        form = isRight ? new($@"\A{text}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline) : null;
    }

    /// <summary>Tells whether a file is meant.</summary>
    /// <param name="path">Its path from the folder of the <c>.editorconfig</c>, without a slash in front.</param>
    /// <returns>True where it is; never for a pattern whose brackets do not match.</returns>
    public bool IsMatch(string path) =>
        form?.Match(path) is { Success: true } match
        && ranges.Select((range, index) => (range, int.Parse(match.Groups[index + 1].ValueSpan, CultureInfo.InvariantCulture))).All(one => one.range.From <= one.Item2 && one.Item2 <= one.range.To);

    private static bool Translate(ReadOnlySpan<char> glob, StringBuilder text, ImmutableArray<(int, int)>.Builder ranges)
    {
        var depth = 0;
        for (var at = 0; at < glob.Length; at++)
        {
            var rest = glob[at..];
            switch (glob[at])
            {
                case '\\' when rest.Length > 1:
                    text.Append(Regex.Escape(glob[++at].ToString()));
                    break;
                case '*' when rest.StartsWith("**/"):
                    text.Append("(?:.*/)?");
                    at += 2;
                    break;
                case '*' when rest.StartsWith("**"):
                    text.Append(".*");
                    at++;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when rest.IndexOf(']') is > 1 and var end && !rest[..end].Contains('/'):
                    text.Append(rest[1] == '!' ? "[^" : "[").Append(Class(rest[(rest[1] == '!' ? 2 : 1)..end])).Append(']');
                    at += end;
                    break;
                case '{' when Range(rest) is { } range:
                    ranges.Add((range.From, range.To));
                    text.Append("([+-]?[0-9]{1,9})");
                    at += range.Length - 1;
                    break;
                case '{' when Single(rest) is > 0 and var single:
                    text.Append(Regex.Escape(rest[..single].ToString()));
                    at += single - 1;
                    break;
                case '{':
                    depth++;
                    text.Append("(?:");
                    break;
                case ',' when depth > 0:
                    text.Append('|');
                    break;
                case '}' when depth > 0:
                    depth--;
                    text.Append(')');
                    break;
                default:
                    text.Append(Regex.Escape(glob[at].ToString()));
                    break;
            }
        }

        return depth == 0;
    }

    private static string Class(ReadOnlySpan<char> content) =>
        content.ToString().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal).Replace("^", @"\^", StringComparison.Ordinal);

    // Braces around one thing stand for themselves.
    private static int Single(ReadOnlySpan<char> rest) =>
        rest.IndexOf('}') is > 0 and var end && !rest[1..end].ContainsAny(',', '{') ? end + 1 : 0;

    private static (int From, int To, int Length)? Range(ReadOnlySpan<char> rest)
    {
        var (end, dots) = (rest.IndexOf('}'), rest.IndexOf(".."));
        return dots > 0 && end > dots
            && int.TryParse(rest[1..dots], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(rest[(dots + 2)..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
            ? (Math.Min(from, to), Math.Max(from, to), end + 1)
            : null;
    }
}
