using System.Collections.Immutable;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>Reads the head of a function.</summary>
internal static class FunctionParameters
{
    /// <summary>Reads the parameters.</summary>
    /// <param name="tokens">The function.</param>
    /// <returns>Each as it is written, in order.</returns>
    public static ImmutableArray<string> Read(FunctionTokens tokens)
    {
        var last = tokens[tokens.Body - 1].Length == 2 ? tokens.Body - 2 : tokens.Body - 1; // before "=>"
        if (!tokens.Is(last, ')'))
        {
            return last >= 0 && tokens[last].Kind == TokenKind.Word ? [tokens.Read(last, last + 1)] : [];
        }

        var parameters = ImmutableArray.CreateBuilder<string>();
        for (var i = tokens.Partner(last) + 1; i < last;)
        {
            var end = tokens.EndOfExpression(i);
            parameters.Add(tokens.Read(i, end));
            i = Math.Max(i, end) + 1;
        }

        return parameters.ToImmutable();
    }

    /// <summary>The name a function goes by.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="head">The head of the function.</param>
    /// <returns>Its name; empty where it has none.</returns>
    public static string NameOf(string text, FunctionHead head) => head.Name.Kind switch
    {
        TokenKind.EndOfFile => "",
        TokenKind.String => StringLiteral.Decode(text.AsSpan(head.Name.Start + 1, head.Name.Length - 2)),
        _ => text.Substring(head.Name.Start, head.Name.Length),
    };

    /// <summary>The quote a function uses for strings.</summary>
    /// <param name="tokens">The function.</param>
    /// <returns>That of its first string; double where there is none.</returns>
    public static char QuoteOf(FunctionTokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.String)
            {
                return tokens.Text[tokens[i].Start];
            }
        }

        return '"';
    }
}
