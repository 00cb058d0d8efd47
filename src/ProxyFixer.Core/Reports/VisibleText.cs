using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Suppressions.Comments;

namespace ProxyFixer.Reports;

/// <summary>What a printed diff shows of the text around values: structure and names, no comments, which may hold anything.</summary>
internal static partial class VisibleText
{
    /// <summary>Shows a line in which no value is known: a comment, a line of structure, or one that the file's reader passes over.</summary>
    /// <param name="line">The line without its end.</param>
    /// <returns>What may be shown.</returns>
    public static string OfLine(string line) =>
        Structure().IsMatch(line) ? line
        : Own().Match(line) is { Success: true } own ? own.Value + HiddenRest(line[own.Length..])
        : Assignment().Match(line) is { Success: true } match && IsName(match, line) ? match.Value + Value(match.Groups["name"].Value, line[match.Length..])
        : Item().Match(line) is { Success: true } item ? item.Value + Value("", line[item.Length..])
        : Indent().Match(line) is var indent && indent.Length == line.Length ? line : indent.Value + Secrets.Hidden;

    /// <summary>Shows what stands in front of a value and behind the one before.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>Brackets and names; from the first other thing on, as a comment, nothing.</returns>
    public static string BeforeValue(ReadOnlySpan<char> text)
    {
        var end = 0;
        foreach (var match in Lead().EnumerateMatches(text))
        {
            var piece = text.Slice(match.Index, match.Length);
            if (piece[^1] != '>' && piece.IndexOfAny(':', '=') >= 0 && !ValueForms.IsName(piece.Trim(" \t\"':=").ToString()))
            {
                break;
            }

            end = match.Index + match.Length;
        }

        return end == text.Length ? text.ToString() : text[..end].ToString() + Secrets.Hidden;
    }

    /// <summary>Shows what stands behind the last value of a line.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>What closes something; nothing else.</returns>
    public static string BehindValues(string text)
    {
        var closing = Closing().Match(text).Length;
        return text[..closing] + HiddenRest(text[closing..]);
    }

    private static string HiddenRest(string rest) => rest.Length == 0 ? "" : Secrets.Hidden;

    // What is encoded ends in '=' too, and is no name.
    private static bool IsName(Match match, string line) =>
        ValueForms.IsName(match.Groups["name"].Value)
        && (match.Length < line.Length || !match.Value.EndsWith('=') || ValueForms.IsVariableName(match.Groups["name"].Value) || Directive().IsMatch(match.Groups["name"].ValueSpan))
        && !line.AsSpan(match.Length).TrimStart().StartsWith("=");

    private static string Value(string name, string written)
    {
        var value = written.TrimEnd(',', ' ', '\t');
        return Secrets.MaskWritten(name, value) + written[value.Length..];
    }

    [GeneratedRegex("""^(?:[\s{}\[\](),;#*]*|\s*\[[A-Z][A-Za-z-]{1,20}\]\s*|\s*(?:</?(?:plist|dict|array|key|string|true|false)/?>\s*){1,8}|\s*<key>[A-Za-z0-9_.-]{1,64}</key>\s*|\s*<\?xml version="1\.0" encoding="UTF-8"\?>\s*)$""")]
    private static partial Regex Structure();

    // A comment of this tool's own is what a fix writes or removes; its reason is free text.
    [GeneratedRegex(@"^\s*(?:[#;]+|//)\s*" + Suppression.Word + @"(?:\s*[:,]?\s*PXF[0-9]{0,4}\b){0,20}(?:\s+until=[0-9]{4}-[0-9]{2}-[0-9]{2}\b)?")]
    private static partial Regex Own();

    [GeneratedRegex("""^\s*(?:export\s+|-\s+)?["']?(?<name>[A-Za-z_][\w.-]{0,127})["']?\s*[=:]\s*(?:[{\[]\s*$)?|^\s*(?<name>)(?=<string>)""")]
    private static partial Regex Assignment();

    [GeneratedRegex("^(?:[A-Z][a-z]{2,}){1,5}$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*-\s+")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*(?:[#;]+|//)?\s*")]
    private static partial Regex Indent();

    [GeneratedRegex("""\G(?:[\s{}\[\](),;]+|-\s+|(?:export|declare|typeset|readonly|local)\s+(?:-[a-z]{1,3}\s+)?|(?:ENV|env)\s+|@?(?:set|SET)\s+|["']?[A-Za-z_$][\w.$-]{0,127}["']?\s*[:=]\s*|</?(?:plist|dict|array|string)>|<key>[\w.-]{0,128}</key>)""")]
    private static partial Regex Lead();

    [GeneratedRegex("""\A(?:[\s{}\[\](),;"'`\\]|</[A-Za-z]+>)*""")]
    private static partial Regex Closing();
}
