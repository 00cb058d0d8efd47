namespace ProxyFixer.Formats.JavaScript;

/// <summary>Reads what is known of a value before the program runs.</summary>
internal sealed class Values
{
    private readonly FunctionTokens tokens;
    private readonly Dictionary<string, (int From, int To)> constants = new(StringComparer.Ordinal);

    /// <summary>Finds the constants of a function: <c>const name = ...;</c> directly in the body.</summary>
    /// <param name="tokens">The function.</param>
    public Values(FunctionTokens tokens)
    {
        this.tokens = tokens;
        for (var i = tokens.Body + 1; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "const") && tokens.Is(i + 2, '=') && tokens.Bracket(i) == tokens.Body)
            {
                var end = tokens.EndOfExpression(i + 3);
                if (tokens.Is(end, ';'))
                {
                    constants[tokens.Read(i + 1, i + 2)] = (i + 3, end);
                }
            }
        }
    }

    /// <summary>Reads an expression that is a string, a template without substitution, or a constant of the function that is one.</summary>
    /// <param name="start">Index of the first token.</param>
    /// <param name="end">Index behind the last one.</param>
    /// <returns>The value; of a longer expression its literal beginning if that is the product <c>Mozilla/</c>; else null.</returns>
    public string? Read(int start, int end)
    {
        var kind = tokens[start].Kind;
        if (end == start + 1 && kind == TokenKind.Word)
        {
            return constants.TryGetValue(tokens.Read(start, end), out var value) ? ReadText(value.From, value.To) : null;
        }

        return ReadText(start, end);
    }

    /// <summary>Decodes one string or template token.</summary>
    /// <param name="tokens">The function.</param>
    /// <param name="at">Index of the token.</param>
    /// <returns>Its value; of a template's head the text before the substitution.</returns>
    public static string ReadLiteral(FunctionTokens tokens, int at)
    {
        var behind = tokens[at].Kind == TokenKind.TemplateHead ? 2 : 1;
        return StringLiteral.Decode(tokens.Text.AsSpan(tokens[at].Start + 1, Math.Max(0, tokens[at].Length - 1 - behind)));
    }

    private string? ReadText(int start, int end)
    {
        if (end <= start || tokens[start].Kind is not (TokenKind.String or TokenKind.Template or TokenKind.TemplateHead))
        {
            return null;
        }

        var value = ReadLiteral(tokens, start);
        return end == start + 1 || value.StartsWith("Mozilla/", StringComparison.Ordinal) ? value : null;
    }
}
