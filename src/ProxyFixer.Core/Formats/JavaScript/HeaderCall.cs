using System.Collections.Immutable;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>A call of <c>set</c>, <c>append</c> or <c>delete</c> on the variable with the headers. All numbers are indexes of tokens.</summary>
/// <param name="Start">The variable.</param>
/// <param name="IsWrite">False for <c>delete</c>.</param>
/// <param name="HasName">True where the name is a literal or a member of a constant; false for a variable.</param>
/// <param name="Name">The name, or the member as it is written; empty for anything else.</param>
/// <param name="NameStart">First token of the name.</param>
/// <param name="NameEnd">Behind its last token.</param>
/// <param name="ValueStart">First token of the value.</param>
/// <param name="ValueEnd">Behind its last token.</param>
/// <param name="IsStatement">True where the call is a statement of its own.</param>
/// <param name="IsConditional">True where it is not a statement of its own directly in the body.</param>
internal sealed record HeaderCall(
    int Start,
    bool IsWrite,
    bool HasName,
    string Name,
    int NameStart,
    int NameEnd,
    int ValueStart,
    int ValueEnd,
    bool IsStatement,
    bool IsConditional)
{
    /// <summary>True where the account id is set, by literal or by member.</summary>
    public bool IsAccountId =>
        IsWrite && (Name == BuilderSearch.AccountIdName || (IsMember && Name.EndsWith("." + BuilderSearch.AccountIdMember, StringComparison.Ordinal)));

    /// <summary>True where the name is a member of a constant.</summary>
    public bool IsMember => HasName && NameEnd - NameStart > 1;
}

/// <summary>Finds the calls.</summary>
internal static class HeaderCalls
{
    /// <summary>Finds the calls on a variable, in the order of the file.</summary>
    /// <param name="tokens">The function.</param>
    /// <param name="variable">Name of the variable.</param>
    /// <returns>The calls.</returns>
    public static ImmutableArray<HeaderCall> Read(FunctionTokens tokens, string variable)
    {
        var calls = ImmutableArray.CreateBuilder<HeaderCall>();
        for (var i = tokens.Body; i < tokens.Count - 4; i++)
        {
            var isCall = tokens.Is(i, variable) && tokens.Is(i + 1, '.') && tokens.Is(i + 3, '(') && !tokens.Is(i - 1, '.');
            if (isCall && (tokens.Is(i + 2, "set") || tokens.Is(i + 2, "append") || tokens.Is(i + 2, "delete")))
            {
                calls.Add(ReadCall(tokens, i));
            }
        }

        return calls.ToImmutable();
    }

    private static HeaderCall ReadCall(FunctionTokens tokens, int i)
    {
        var nameStart = i + 4;
        var nameEnd = tokens.EndOfExpression(nameStart);
        var valueStart = Math.Min(nameEnd + 1, tokens.Count - 1);
        var isStatement = tokens.BeginsStatement(i);
        var isLiteral = nameEnd == nameStart + 1 && tokens[nameStart].Kind is TokenKind.String or TokenKind.Template;
        var isMember = !isLiteral && IsMember(tokens, nameStart, nameEnd);
        return new(
            i,
            !tokens.Is(i + 2, "delete"),
            isLiteral || isMember,
            isLiteral ? Values.ReadLiteral(tokens, nameStart) : isMember ? tokens.Read(nameStart, nameEnd) : "",
            nameStart,
            nameEnd,
            valueStart,
            tokens.Is(nameEnd, ',') ? tokens.EndOfExpression(valueStart) : valueStart,
            isStatement,
            !isStatement || tokens.Bracket(i) != tokens.Body);
    }

    // "NAMES.ACCOUNT_ID", "constants.NAMES.ACCOUNT_ID".
    private static bool IsMember(FunctionTokens tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if ((i - start) % 2 == 0 ? tokens[i].Kind != TokenKind.Word : !tokens.Is(i, '.'))
            {
                return false;
            }
        }

        return end - start > 2;
    }
}

/// <summary>A <c>for</c> statement directly in the body that sets headers by a name that varies.</summary>
/// <param name="Start">Index of the word <c>for</c>.</param>
/// <param name="HasBraces">True where its body is a block.</param>
/// <param name="Deletes">True where it also deletes headers.</param>
internal sealed record HeaderLoop(int Start, bool HasBraces, bool Deletes)
{
    /// <summary>Finds the loops, in the order of the file.</summary>
    /// <param name="tokens">The function.</param>
    /// <param name="calls">The calls in it, in the order of the file.</param>
    /// <returns>The loops.</returns>
    public static ImmutableArray<HeaderLoop> Read(FunctionTokens tokens, ImmutableArray<HeaderCall> calls)
    {
        var loops = ImmutableArray.CreateBuilder<HeaderLoop>();
        var next = 0;
        for (var i = tokens.Body; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "for") && tokens.Is(i + 1, '(') && tokens.Bracket(i) == tokens.Body)
            {
                var body = tokens.Partner(i + 1) + 1;
                var hasBraces = tokens.Is(body, '{');
                var end = hasBraces ? tokens.Partner(body) : tokens.EndOfExpression(body);
                var (sets, deletes) = Inside(calls, ref next, body, end);
                if (sets)
                {
                    loops.Add(new(i, hasBraces, deletes));
                }

                i = Math.Max(i, end);
            }
        }

        return loops.ToImmutable();
    }

    private static (bool Sets, bool Deletes) Inside(ImmutableArray<HeaderCall> calls, ref int next, int start, int end)
    {
        var (sets, deletes) = (false, false);
        for (; next < calls.Length && calls[next].Start < end; next++)
        {
            var isLoops = calls[next].Start >= start && !calls[next].HasName;
            sets |= isLoops && calls[next].IsWrite;
            deletes |= isLoops && !calls[next].IsWrite;
        }

        return (sets, deletes);
    }
}
