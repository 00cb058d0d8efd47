using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>
/// The edits for the function of S14. All OpenAI-like providers share it, so the headers are added for the two Codex APIs only:
/// else an origin of ChatGPT would be sent to other vendors.
/// </summary>
internal static class ClientHeadersPatch
{
    /// <summary>Finds the edits: the value that is returned goes through a function around it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="builder">A function of the form S14.</param>
    /// <param name="wanted">The values.</param>
    /// <returns>Two edits, before and behind the value.</returns>
    public static EditResult Find(SourceText text, HeaderBuilder builder, BrowserHeaders wanted)
    {
        var value = builder.Places.Anchor!.Value;
        var first = text.LineAt(text.PositionAt(value.Start).Line);
        var before = text.Text[first.Start..value.Start];
        var indent = before[..(before.Length - before.TrimStart().Length)];
        var isOwnLine = before.Trim() == "return";
        var newline = isOwnLine ? text.Newline : " ";
        var unit = indent.StartsWith('\t') || indent.Length == 0 ? "\t" : "    ";
        var lines = Body(builder, wanted).Select(line =>
            isOwnLine ? indent + unit + line.Replace("\t", unit, StringComparison.Ordinal) : line.TrimStart('\t'));
        var end = (isOwnLine ? indent : "") + "})(";
        return new EditResult.Edited(
        [
            new(new(value.Start, 0), string.Join(newline, ["((headers) => {", .. lines, end])),
            new(new(value.End, 0), ")"),
        ]);
    }

    // Keys are compared ignoring case, as HTTP does. A user's value stays; "openclaw/VERSION" is the host's own attribution,
    // which lies over what the user set.
    private static string[] Body(HeaderBuilder builder, BrowserHeaders wanted)
    {
        string Quote(string value) => StringLiteral.Encode(value, builder.Places.Quote);
        var api = builder.Places.Variable + ".api";
        var isCodex = string.Join(" || ", ProviderNames.All.Select(names => $"{api} === {Quote(names.Api)}"));
        var browser = string.Join(", ", BrowserHeaders.Names.Select(name => $"{Quote(name)}: {Quote(wanted[name])}"));
        return
        [
            $"if (!headers || !({isCodex})) return headers;",
            $"for (const [name, value] of Object.entries({{ {browser} }})) {{",
            "\tconst keys = Object.keys(headers).filter((key) => key.toLowerCase() === name.toLowerCase());",
            "\tif (keys.length === 0) headers[name] = value;",
            $"\tif (name !== {Quote("User-Agent")}) continue;",
            $"\tfor (const key of keys) if (String(headers[key]).startsWith({Quote("openclaw/")})) headers[key] = value;",
            "}",
            "return headers;",
        ];
    }
}
