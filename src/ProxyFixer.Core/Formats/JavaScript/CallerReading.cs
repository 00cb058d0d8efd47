namespace ProxyFixer.Formats.JavaScript;

/// <summary>Goes through a text and looks at the functions that use a builder.</summary>
internal static class CallerReading
{
    [Flags]
    private enum Traits
    {
        None = 0,
        CallsBuilder = 1,
        SetsAccept = 2,
        SetsRequestId = 4,
    }

    /// <summary>Tells whether a function that calls the builder and sets <c>accept</c>, as for SSE, also sets a request id.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">A tokenizer at its beginning.</param>
    /// <param name="builder">Name of the builder.</param>
    /// <returns>True where one does.</returns>
    public static bool SetsRequestId(string text, JavaScriptTokenizer tokenizer, string builder)
    {
        var open = new Dictionary<int, Traits>();
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            if (tokenizer.ClosedFunction >= 0)
            {
                open.Remove(tokenizer.ClosedFunction, out var traits);
                if (traits == (Traits.CallsBuilder | Traits.SetsAccept | Traits.SetsRequestId))
                {
                    return true;
                }
            }
            else if (token.Kind == TokenKind.Punctuator && TraitOf(text, tokenizer, token, builder) is var trait and not Traits.None)
            {
                open[tokenizer.Function] = open.GetValueOrDefault(tokenizer.Function) | trait;
            }
        }

        return false;
    }

    private static Traits TraitOf(string text, JavaScriptTokenizer tokenizer, in Token token, string builder)
    {
        if (token.Is(text, '('))
        {
            var isCall = tokenizer.Previous.Is(text, builder) && !tokenizer.Previous2.Is(text, "function");
            return isCall ? Traits.CallsBuilder : Traits.None;
        }

        var name = tokenizer.Previous;
        if (!token.Is(text, ',') || name.Kind != TokenKind.String || !tokenizer.Previous2.Is(text, '(') || !tokenizer.Previous3.Is(text, "set"))
        {
            return Traits.None;
        }

        return text.AsSpan(name.Start + 1, name.Length - 2) switch
        {
            "accept" => Traits.SetsAccept,
            "x-client-request-id" => Traits.SetsRequestId,
            _ => Traits.None,
        };
    }
}
