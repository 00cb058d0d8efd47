using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>A function that may build headers.</summary>
/// <param name="Head">Its head.</param>
/// <param name="BodyStart">Offset of the brace that opens its body.</param>
/// <param name="End">Offset behind the brace that closes it.</param>
/// <param name="Variable">Where the variable with the headers is named in its declaration; null where a plain object is returned.</param>
internal sealed record FoundFunction(FunctionHead Head, int BodyStart, int End, TextSpan? Variable);

/// <summary>
/// Goes once through the tokens of a text and finds the functions that declare a variable from <c>new Headers</c> and set the
/// account id on it. Nothing but the open functions is kept.
/// </summary>
internal sealed class BuilderSearch(string text, JavaScriptTokenizer tokenizer)
{
    internal const string AccountIdName = "chatgpt-account-id";
    internal const string AccountIdMember = "ACCOUNT_ID";
    internal const string ClientHeadersFunction = "buildOpenAIClientHeaders";

    // Variables made from "new Headers", with the depth of the function they are declared in; by name, the innermost last.
    private readonly Dictionary<string, Stack<(int Function, TextSpan Name)>> variables = [];
    private readonly Stack<(int Function, string Name)> order = [];

    // Open functions known to be builders, by depth of the body; with the variable of the headers, null for a plain object.
    private readonly Dictionary<int, TextSpan?> open = [];
    private readonly List<FoundFunction> found = [];

    // The variable of the ".set(" whose first argument is being read, and the depth of that argument.
    private TextSpan target;
    private int targetDepth = -1;

    /// <summary>Reads to the end of the text.</summary>
    /// <returns>The functions in the order in which they end.</returns>
    public IReadOnlyList<FoundFunction> Run()
    {
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            if (token.Kind == TokenKind.Word)
            {
                FollowWord(token);
            }
            else if (token.Kind is TokenKind.Punctuator)
            {
                FollowPunctuator(token);
            }
        }

        return found;
    }

    private void FollowWord(in Token token)
    {
        if (token.Length == 7 && token.Is(text, "Headers") && tokenizer.Function >= 0
            && tokenizer.Previous.Is(text, "new") && tokenizer.Previous2.Is(text, '=') && tokenizer.Previous3.Kind == TokenKind.Word)
        {
            Declare(tokenizer.Function, tokenizer.Previous3.Span);
        }
    }

    private void Declare(int function, TextSpan span)
    {
        var name = text.Substring(span.Start, span.Length);
        if (!variables.TryGetValue(name, out var known))
        {
            variables[name] = known = [];
        }

        known.Push((function, span));
        order.Push((function, name));
    }

    private void FollowPunctuator(in Token token)
    {
        if (tokenizer.ClosedFunction >= 0)
        {
            CloseFunction(tokenizer.ClosedFunction, token.End);
        }
        else if (tokenizer.OpenedFunction && tokenizer.FunctionAt(tokenizer.Function).Head.Name.Is(text, ClientHeadersFunction))
        {
            open[tokenizer.Function] = null;
        }
        else if (token.Is(text, '(') && order.Count > 0 && tokenizer.Previous.Is(text, "set")
            && tokenizer.Previous2.Is(text, '.') && tokenizer.Previous3.Kind == TokenKind.Word)
        {
            target = tokenizer.Previous3.Span;
            targetDepth = tokenizer.Depth;
        }
        else if (tokenizer.Depth == targetDepth && token.Is(text, ','))
        {
            targetDepth = -1;
            CheckName();
        }
        else if (tokenizer.Depth < targetDepth)
        {
            targetDepth = -1;
        }
    }

    // The first argument of "x.set(" has been read.
    private void CheckName()
    {
        var last = tokenizer.Previous;
        var isAccountId = last.Kind == TokenKind.Word
            ? last.Is(text, AccountIdMember) && tokenizer.Previous2.Is(text, '.')
            : tokenizer.Previous2.Is(text, '(') && IsAccountIdLiteral(last);
        if (!isAccountId)
        {
            return;
        }

        var name = text.Substring(target.Start, target.Length);
        if (variables.TryGetValue(name, out var known) && known.TryPeek(out var variable)
            && open.GetValueOrDefault(variable.Function) is null)
        {
            open[variable.Function] = variable.Name;
        }
    }

    private bool IsAccountIdLiteral(in Token token) =>
        token.Kind is TokenKind.String or TokenKind.Template
        && text.AsSpan(token.Start + 1, token.Length - 2).SequenceEqual(AccountIdName);

    private void CloseFunction(int function, int end)
    {
        while (order.TryPeek(out var last) && last.Function >= function)
        {
            order.Pop();
            variables[last.Name].Pop();
        }

        if (open.Remove(function, out var variable))
        {
            var (head, bodyStart) = tokenizer.FunctionAt(function);
            found.Add(new(head, bodyStart, end, variable));
        }
    }
}
