namespace ProxyFixer.Formats.JavaScript;

/// <summary>Goes once through a text and looks at the functions that use builders.</summary>
internal sealed class CallerReading
{
    private readonly string text;
    private readonly JavaScriptTokenizer tokenizer;
    private readonly HashSet<string> builders;
    private readonly HashSet<string> withRequestId = new(StringComparer.Ordinal);

    // By depth of the body, for the open functions that call a builder or set one of the two headers.
    private readonly Dictionary<int, Caller> open = [];

    private CallerReading(string text, JavaScriptTokenizer tokenizer, IEnumerable<string> builders)
    {
        this.text = text;
        this.tokenizer = tokenizer;
        this.builders = new(builders, StringComparer.Ordinal);
    }

    /// <summary>Finds the builders whose users for SSE (they set <c>accept</c>) also set a request id.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">A tokenizer at its beginning.</param>
    /// <param name="builders">Names of the builders.</param>
    /// <returns>Those of the names for which it is so.</returns>
    public static IReadOnlySet<string> Find(string text, JavaScriptTokenizer tokenizer, IEnumerable<string> builders)
    {
        var reading = new CallerReading(text, tokenizer, builders);
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            if (token.Kind == TokenKind.Punctuator)
            {
                reading.Follow(token);
            }
        }

        return reading.withRequestId;
    }

    private void Follow(in Token token)
    {
        if (tokenizer.ClosedFunction >= 0)
        {
            if (open.Remove(tokenizer.ClosedFunction, out var caller) && caller is { SetsAccept: true, SetsRequestId: true })
            {
                withRequestId.UnionWith(caller.Builders);
            }
        }
        else if (token.Is(text, '(') && tokenizer.Previous.Kind == TokenKind.Word && !tokenizer.Previous2.Is(text, "function"))
        {
            var names = builders.GetAlternateLookup<ReadOnlySpan<char>>();
            if (names.TryGetValue(text.AsSpan(tokenizer.Previous.Start, tokenizer.Previous.Length), out var name))
            {
                Current().Builders.Add(name);
            }
        }
        else if (token.Is(text, ',') && tokenizer.Previous.Kind == TokenKind.String && tokenizer.Previous2.Is(text, '(')
            && tokenizer.Previous3.Is(text, "set"))
        {
            FollowHeader(text.AsSpan(tokenizer.Previous.Start + 1, tokenizer.Previous.Length - 2));
        }
    }

    private void FollowHeader(ReadOnlySpan<char> name)
    {
        if (name is "accept")
        {
            Current().SetsAccept = true;
        }
        else if (name is "x-client-request-id")
        {
            Current().SetsRequestId = true;
        }
    }

    private Caller Current()
    {
        if (!open.TryGetValue(tokenizer.Function, out var caller))
        {
            open[tokenizer.Function] = caller = new();
        }

        return caller;
    }

    private sealed class Caller
    {
        public HashSet<string> Builders { get; } = new(StringComparer.Ordinal);

        public bool SetsAccept { get; set; }

        public bool SetsRequestId { get; set; }
    }
}
