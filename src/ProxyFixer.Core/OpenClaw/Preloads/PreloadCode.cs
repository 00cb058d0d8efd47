using ProxyFixer.Formats.JavaScript;

namespace ProxyFixer.OpenClaw.Preloads;

/// <summary>Reads what the code of a preloaded file does to requests, by the names it uses outside of comments.</summary>
internal static class PreloadCode
{
    /// <summary>The package whose <c>bootstrap</c> replaces the agents.</summary>
    public const string GlobalAgent = "global-agent";

    /// <summary>Looks at code.</summary>
    /// <param name="code">JavaScript.</param>
    /// <returns>What it does; <see cref="PreloadReach.Unknown"/> where it loads other code and does nothing of the kind itself.</returns>
    public static PreloadReach Read(string code)
    {
        var tokenizer = new JavaScriptTokenizer(code);
        var (isAgent, loads) = (false, false);
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            var text = code.AsSpan(token.Start, token.Length);
            switch (token.Kind)
            {
                case TokenKind.Word when text is "setGlobalDispatcher":
                case TokenKind.String when text.Contains("undici.globalDispatcher", StringComparison.Ordinal):
                    return PreloadReach.Dispatcher;
                case TokenKind.String when text[1..^1] is GlobalAgent || text[1..].StartsWith(GlobalAgent + "/", StringComparison.Ordinal):
                    return PreloadReach.GlobalAgent;
                case TokenKind.Word when text is "globalAgent":
                    isAgent = true;
                    break;
                case TokenKind.Word when text is "require" or "import" or "eval" or "fetch":
                    loads = true;
                    break;
            }
        }

        return isAgent ? PreloadReach.Agents : loads || tokenizer.Error is not null ? PreloadReach.Unknown : PreloadReach.Nothing;
    }
}
