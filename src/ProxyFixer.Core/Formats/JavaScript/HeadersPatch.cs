using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>The edits for a function that makes a Headers object (S1 to S11).</summary>
internal static class HeadersPatch
{
    private static readonly ImmutableArray<string> Guarded = ["Origin", "Referer", "Accept-Language"];

    /// <summary>Finds the edits.</summary>
    /// <param name="text">The file.</param>
    /// <param name="builder">A function of a form from S1 to S11.</param>
    /// <param name="wanted">The values.</param>
    /// <param name="names">Those of the four names that are needed.</param>
    /// <returns>At most two edits, or a refusal.</returns>
    public static EditResult Find(SourceText text, HeaderBuilder builder, BrowserHeaders wanted, ImmutableArray<string> names)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var statements = Guarded.Where(name => names.Contains(name) && builder.Find(name).IsEmpty).Select(name => SetUnlessThere(builder, name, wanted)).ToList();
        var agents = builder.Find(BrowserHeaders.UserAgentName);
        if (!names.Contains(BrowserHeaders.UserAgentName))
        {
            return Insertion(text, builder, statements, edits);
        }

        if (agents.IsEmpty)
        {
            statements.Add(builder.Shape == HeaderShape.S10
                ? SetUnlessIdentity(builder, wanted)
                : SetUnlessThere(builder, BrowserHeaders.UserAgentName, wanted));
        }
        else if (!builder.Sends(BrowserHeaders.UserAgentName, wanted.UserAgent))
        {
            if (agents.Length > 1)
            {
                return new EditResult.Refused(agents[1].NameSpan, "the function sets User-Agent in more than one place");
            }

            edits.Add(new(agents[0].ValueSpan, StringLiteral.Encode(wanted.UserAgent, builder.Places.Quote)));
        }

        return Insertion(text, builder, statements, edits);
    }

    private static EditResult.Edited Insertion(
        SourceText text, HeaderBuilder builder, List<string> statements, ImmutableArray<TextEdit>.Builder edits)
    {
        if (statements.Count > 0)
        {
            edits.Add(Insert(text, builder.Places.Anchor!.Value, statements));
        }

        return new EditResult.Edited([.. edits.OrderBy(edit => edit.Span.Start)]);
    }

    private static string SetUnlessThere(HeaderBuilder builder, string name, BrowserHeaders wanted) =>
        $"if (!{builder.Places.Variable}.has({Quote(builder, name)})) {Set(builder, name, wanted)}";

    // The product "pi" is the package's own identity; any other value was chosen by the user.
    private static string SetUnlessIdentity(HeaderBuilder builder, BrowserHeaders wanted)
    {
        const string name = BrowserHeaders.UserAgentName;
        var present = $"{builder.Places.Variable}.get({Quote(builder, name)}) ?? {Quote(builder, "pi")}";
        return $"if (/^pi(?:[/ ]|$)/.test({present})) {Set(builder, name, wanted)}";
    }

    private static string Set(HeaderBuilder builder, string name, BrowserHeaders wanted) =>
        $"{builder.Places.Variable}.set({Quote(builder, name)}, {Quote(builder, wanted[name])});";

    private static string Quote(HeaderBuilder builder, string value) => StringLiteral.Encode(value, builder.Places.Quote);

    // Each on its own line with the indent of the statement; directly behind it where more code follows on its line.
    private static TextEdit Insert(SourceText text, TextSpan anchor, List<string> statements)
    {
        var line = text.LineAt(text.PositionAt(anchor.End).Line);
        var start = text.LineAt(text.PositionAt(anchor.Start).Line).Start;
        var indent = text.Text[start..anchor.Start];
        var rest = text.Text.AsSpan(anchor.End, line.End - anchor.End).Trim();
        if (!string.IsNullOrWhiteSpace(indent) || !(rest.IsEmpty || rest.StartsWith("//") || rest.StartsWith("/*")))
        {
            return new(new(anchor.End, 0), string.Concat(statements));
        }

        var newline = line.End < text.Text.Length ? text.Text[line.End] == '\r' ? "\r\n" : "\n" : text.Newline;
        var at = rest.StartsWith("/*") ? anchor.End : line.End;
        return new(new(at, 0), string.Concat(statements.Select(statement => newline + indent + statement)));
    }
}
