using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>A function that builds the headers of a Codex request.</summary>
/// <param name="Function">Its name, or the variable or property it is assigned to; empty where it has none.</param>
/// <param name="Parameters">As they are written, in order.</param>
/// <param name="Span">From the first token of its head to behind the closing brace.</param>
/// <param name="StartLine">Line of its first token, counted from 1.</param>
/// <param name="EndLine">Line of its closing brace.</param>
/// <param name="Headers">The headers it sets by name, in the order of the file.</param>
/// <param name="Shape">Its form, or null where it has none of the known ones.</param>
public sealed record HeaderBuilder(
    string Function,
    ImmutableArray<string> Parameters,
    TextSpan Span,
    int StartLine,
    int EndLine,
    ImmutableArray<HeaderWrite> Headers,
    HeaderShape? Shape)
{
    /// <summary>Those of the four browser headers that are not sent with a browser-like value, in the order of
    /// <see cref="BrowserHeaders.Names"/>: not set at all, or for <c>User-Agent</c> not beginning with <c>Mozilla/</c>.</summary>
    public ImmutableArray<string> Missing => [.. BrowserHeaders.Names.Where(name => !Sends(name, null))];

    /// <summary>True for the form in which statements are packed into expressions; it is never edited.</summary>
    public bool IsMinified => Shape is HeaderShape.S12 or HeaderShape.S13;

    /// <summary>True where the function is known to send all four although it does not set each by name.</summary>
    internal bool IsComplete { get; init; }

    /// <summary>Where edits can be made.</summary>
    internal BuilderPlaces Places { get; init; } = BuilderPlaces.None;

    /// <summary>Finds what a header is set to.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>The places where it is set, in the order of the file; empty for none.</returns>
    public ImmutableArray<HeaderWrite> Find(string name) =>
        [.. Headers.Where(write => write.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Tells whether a header goes out as a browser would send it.</summary>
    /// <param name="name">One of the four names.</param>
    /// <param name="wanted">A value of <c>User-Agent</c> that is right although it is no browser's, or null.</param>
    /// <returns>True where it does. Of several values of <c>User-Agent</c> the last one counts.</returns>
    internal bool Sends(string name, string? wanted)
    {
        if (IsComplete)
        {
            return true;
        }

        var writes = Find(name);
        if (name != BrowserHeaders.UserAgentName || writes.IsEmpty)
        {
            return !writes.IsEmpty;
        }

        return writes[^1].Value is { } value && (value.StartsWith("Mozilla/", StringComparison.Ordinal) || value == wanted);
    }
}

/// <summary>One place where a header gets a value.</summary>
/// <param name="Name">The name if it is a literal, else the expression as it is written (<c>OPENAI_HEADERS.BETA</c>).</param>
/// <param name="Value">The value if it is a literal, or the literal beginning of a template or sum whose text begins with
/// <c>Mozilla/</c>; else null.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="ValueSpan">Where the value stands.</param>
/// <param name="Line">Line of the name, counted from 1.</param>
/// <param name="IsConditional">True where it is set only under a condition.</param>
/// <param name="IsOverridable">True where a later statement or loop of the function may set it again.</param>
public sealed record HeaderWrite(
    string Name,
    string? Value,
    TextSpan NameSpan,
    TextSpan ValueSpan,
    int Line,
    bool IsConditional,
    bool IsOverridable);

/// <summary>What a patch needs to know of a function.</summary>
/// <param name="Variable">Name of the variable with the headers, or of the parameter with the model where a plain object is returned.</param>
/// <param name="Anchor">The statement that makes the headers, or the value that is returned; null where there is no such one.</param>
/// <param name="Obstacle">Why there is none; empty where there is one.</param>
/// <param name="Quote">The quote the function uses for strings.</param>
internal sealed record BuilderPlaces(string Variable, TextSpan? Anchor, string Obstacle, char Quote)
{
    /// <summary>Nothing can be edited.</summary>
    public static BuilderPlaces None { get; } = new("", null, "the function was not read", '"');
}
