using System.Collections.Immutable;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>One <c>name: value</c> of an object literal. All numbers are indexes of tokens.</summary>
/// <param name="Name">The name, decoded.</param>
/// <param name="NameAt">Its token.</param>
/// <param name="ValueStart">First token of the value.</param>
/// <param name="ValueEnd">Behind its last token.</param>
internal sealed record Property(string Name, int NameAt, int ValueStart, int ValueEnd);

/// <summary>Reads object literals.</summary>
internal static class ObjectLiteral
{
    /// <summary>Reads the properties that have a plain name; spreads, methods and computed names are skipped.</summary>
    /// <param name="tokens">The function.</param>
    /// <param name="at">Index where the opening brace should be.</param>
    /// <returns>The properties in order; empty where there is no brace.</returns>
    public static ImmutableArray<Property> Read(FunctionTokens tokens, int at)
    {
        var properties = ImmutableArray.CreateBuilder<Property>();
        if (!tokens.Is(at, '{'))
        {
            return [];
        }

        var close = tokens.Partner(at);
        for (var i = at + 1; i < close;)
        {
            var end = tokens.EndOfExpression(i);
            if (tokens.Is(i + 1, ':') && tokens[i].Kind is TokenKind.Word or TokenKind.String)
            {
                var name = tokens[i].Kind == TokenKind.Word ? tokens.Read(i, i + 1) : Values.ReadLiteral(tokens, i);
                properties.Add(new(name, i, i + 2, end));
            }

            i = Math.Max(end, i) + 1;
        }

        return properties.ToImmutable();
    }
}
