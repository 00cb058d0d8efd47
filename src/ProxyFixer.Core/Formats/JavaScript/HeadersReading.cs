using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>Reads what a function does with the Headers object it makes.</summary>
internal sealed class HeadersReading
{
    private readonly FunctionTokens tokens;
    private readonly SourceText text;
    private readonly FoundFunction function;
    private readonly string variable;
    private readonly Values values;

    /// <summary>Reads one function.</summary>
    /// <param name="text">The file.</param>
    /// <param name="function">The function; it has a variable.</param>
    /// <param name="tokens">Its tokens.</param>
    public HeadersReading(SourceText text, FoundFunction function, FunctionTokens tokens)
    {
        this.text = text;
        this.function = function;
        this.tokens = tokens;
        variable = text.Read(function.Variable!.Value);
        values = new(tokens);
        Parameters = FunctionParameters.Read(tokens);
        Declaration = Enumerable.Range(0, tokens.Count).First(i => tokens[i].Start == function.Variable!.Value.Start);
        Statement = FindStatement();
        Calls = HeaderCalls.Read(tokens, variable);
        Account = Calls.FirstOrDefault(call => call.IsAccountId);
        Loops = HeaderLoop.Read(tokens, Calls);
        Literal = ObjectLiteral.Read(tokens, ArgumentStart);
    }

    /// <summary>The name of the function; empty where it has none.</summary>
    public string FunctionName => FunctionParameters.NameOf(text.Text, function.Head);

    /// <summary>True where the body declares another variable directly.</summary>
    public bool HasLocals => Enumerable.Range(tokens.Body, tokens.Count - tokens.Body).Any(i =>
        i != Declaration - 1 && tokens.Bracket(i) == tokens.Body
        && (tokens.Is(i, "const") || tokens.Is(i, "let") || tokens.Is(i, "var")));

    /// <summary>The parameters, as they are written.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <summary>Index of the token that names the variable in its declaration.</summary>
    public int Declaration { get; }

    /// <summary>The declaration if it is a statement of its own, directly in the body; else null.</summary>
    public TextSpan? Statement { get; }

    /// <summary>The calls of <c>set</c>, <c>append</c> and <c>delete</c> on the variable.</summary>
    public ImmutableArray<HeaderCall> Calls { get; }

    /// <summary>The loops in the body that set headers.</summary>
    public ImmutableArray<HeaderLoop> Loops { get; }

    /// <summary>The properties of the object literal that is given to <c>new Headers</c>; empty for none.</summary>
    public ImmutableArray<Property> Literal { get; }

    /// <summary>The call that sets the account id; null where the name was set on something else that is called alike.</summary>
    public HeaderCall? Account { get; }

    /// <summary>Index of the first token of the argument of <c>new Headers(</c>.</summary>
    public int ArgumentStart => Declaration + 5;

    /// <summary>The tokens of the function.</summary>
    public FunctionTokens Tokens => tokens;

    /// <summary>Puts together what was read.</summary>
    /// <param name="shape">The form of the function, or null.</param>
    /// <returns>The builder.</returns>
    public HeaderBuilder ToBuilder(HeaderShape? shape)
    {
        var span = TextSpan.FromBounds(function.Head.Start, function.End);
        var obstacle = Statement is null ? "the Headers object is not made by a statement of its own" : "";
        return new(
            FunctionName,
            Parameters,
            span,
            text.PositionAt(span.Start).Line,
            text.PositionAt(span.End).Line,
            [.. Literal.Select(FromLiteral), .. ReadCalls()],
            shape)
        {
            Places = new(variable, Statement, obstacle, FunctionParameters.QuoteOf(tokens)),
        };
    }

    private HeaderWrite FromLiteral(Property property) => new(
        property.Name,
        values.Read(property.ValueStart, property.ValueEnd),
        tokens[property.NameAt].Span,
        tokens.Span(property.ValueStart, property.ValueEnd),
        text.PositionAt(tokens[property.NameAt].Start).Line,
        false,
        !Loops.IsEmpty);

    // From the last to the first, to know which names are set again later.
    private List<HeaderWrite> ReadCalls()
    {
        var later = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var writes = new List<HeaderWrite>();
        foreach (var call in Calls.Reverse().Where(call => call.IsWrite && call.HasName))
        {
            var isOverridable = !later.Add(call.Name) || (!Loops.IsEmpty && Loops[^1].Start > call.Start);
            writes.Add(FromCall(call, isOverridable));
        }

        writes.Reverse();
        return writes;
    }

    private HeaderWrite FromCall(HeaderCall call, bool isOverridable) => new(
        call.Name,
        values.Read(call.ValueStart, call.ValueEnd),
        tokens.Span(call.NameStart, call.NameEnd),
        tokens.Span(call.ValueStart, call.ValueEnd),
        text.PositionAt(tokens[call.NameStart].Start).Line,
        call.IsConditional,
        isOverridable);

    private TextSpan? FindStatement()
    {
        var keyword = Declaration - 1;
        var isDeclared = tokens.Is(keyword, "const") || tokens.Is(keyword, "let") || tokens.Is(keyword, "var");
        if (!isDeclared || tokens.Bracket(keyword) != tokens.Body)
        {
            return null;
        }

        var last = tokens.Is(Declaration + 4, '(') ? tokens.Partner(Declaration + 4) : Declaration + 3;
        if (tokens.Is(last + 1, ';'))
        {
            return tokens.Span(keyword, last + 2);
        }

        var next = tokens[last + 1];
        var ends = next.AfterNewline && next.Kind == TokenKind.Word && !tokens.Is(last + 1, "in") && !tokens.Is(last + 1, "instanceof");
        return ends ? tokens.Span(keyword, last + 1) : null;
    }
}
