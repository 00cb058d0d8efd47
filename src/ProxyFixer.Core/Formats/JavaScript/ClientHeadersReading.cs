using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>
/// Reads OpenClaw's own function for the headers of the OpenAI SDK (S14): a plain object, for all providers of that kind. The
/// library <c>@openclaw/ai</c> has one of the same name, which asks a host for its parts; Codex requests do not pass there.
/// </summary>
internal sealed class ClientHeadersReading(SourceText text, FoundFunction function, FunctionTokens tokens)
{
    private readonly ImmutableArray<string> parameters = FunctionParameters.Read(tokens);

    /// <summary>Reads the function.</summary>
    /// <returns>The builder, or null where the function is another one of this name.</returns>
    public HeaderBuilder? ToBuilder()
    {
        if (parameters.Length < 4 || parameters[0] != "model" || !TakesModelHeaders())
        {
            return null;
        }

        var (value, obstacle) = FindReturn();
        var span = TextSpan.FromBounds(function.Head.Start, function.End);
        return new(
            FunctionParameters.NameOf(text.Text, function.Head),
            parameters,
            span,
            text.PositionAt(span.Start).Line,
            text.PositionAt(span.End).Line,
            ReadHeaders(),
            value is null ? null : HeaderShape.S14)
        {
            Places = new(parameters[0], value, obstacle, FunctionParameters.QuoteOf(tokens)),
            IsComplete = Enumerable.Range(0, tokens.Count).Any(IsOrigin),
        };
    }

    // "{ ...model.headers }", and no host is asked.
    private bool TakesModelHeaders()
    {
        var takes = false;
        for (var i = tokens.Body; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "getAiTransportHost"))
            {
                return false;
            }

            takes |= tokens.Is(i, "headers") && tokens.Is(i - 1, '.') && tokens.Is(i - 2, "model");
        }

        return takes;
    }

    private bool IsOrigin(int index) =>
        tokens[index].Kind is TokenKind.String or TokenKind.Template && Values.ReadLiteral(tokens, index) == "https://chatgpt.com";

    private (TextSpan? Value, string Obstacle) FindReturn()
    {
        var returns = new List<int>();
        for (var i = tokens.Body + 1; i < tokens.Count; i++)
        {
            if (tokens.Is(i, '{') && OpensFunction(i))
            {
                i = tokens.Partner(i);
            }
            else if (tokens.Is(i, "return") && !tokens.Is(i - 1, '.') && !tokens.Is(i + 1, ':'))
            {
                returns.Add(i);
            }
        }

        if (returns.Count != 1 || !tokens.BeginsStatement(returns[0]) || tokens.Bracket(returns[0]) != tokens.Body)
        {
            return (null, "the function does not return at its end only");
        }

        var start = returns[0] + 1;
        var end = tokens.EndOfExpression(start);
        var closes = tokens.Is(end, ';') ? end + 1 : end;
        return end > start && closes == tokens.Partner(tokens.Body) && !tokens[start].AfterNewline
            ? (tokens.Span(start, end), "")
            : (null, "the value that the function returns is not a single expression at its end");
    }

    private bool OpensFunction(int brace)
    {
        if (tokens[brace - 1].Length == 2)
        {
            return true; // behind "=>"
        }

        var word = tokens.Is(brace - 1, ')') ? tokens.Partner(brace - 1) - 1 : -1;
        return word >= 0 && !(tokens.Is(word, "if") || tokens.Is(word, "for") || tokens.Is(word, "while") || tokens.Is(word, "with")
            || tokens.Is(word, "switch") || tokens.Is(word, "catch") || tokens.Is(word, "await"));
    }

    // "name: value", "object.name = value" and "object['name'] = value" for the four browser headers.
    private ImmutableArray<HeaderWrite> ReadHeaders()
    {
        var headers = ImmutableArray.CreateBuilder<HeaderWrite>();
        var values = new Values(tokens);
        for (var i = tokens.Body; i < tokens.Count; i++)
        {
            var name = tokens[i].Kind == TokenKind.Word ? tokens.Read(i, i + 1)
                : tokens[i].Kind == TokenKind.String ? Values.ReadLiteral(tokens, i) : "";
            var sign = tokens.Is(i + 1, ']') ? i + 2 : i + 1;
            var isWrite = tokens.Is(sign, ':') || tokens.Is(sign, '=') || tokens.Read(sign, Math.Min(sign + 1, tokens.Count)) == "??=";
            if (isWrite && BrowserHeaders.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var end = tokens.EndOfExpression(sign + 1);
                var line = text.PositionAt(tokens[i].Start).Line;
                headers.Add(new(name, values.Read(sign + 1, end), tokens[i].Span, tokens.Span(sign + 1, end), line, true, false));
            }
        }

        return headers.ToImmutable();
    }
}
