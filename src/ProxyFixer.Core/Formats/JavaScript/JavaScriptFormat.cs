using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>JavaScript of installed packages: what is read are the functions that build the headers of Codex requests.</summary>
public sealed class JavaScriptFormat : IFormat
{
    private const string NoSettings = "code has no settings to set; use 'proxyfixer fix'";

    /// <inheritdoc/>
    public string Kind => "javascript";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        path.EndsWith(".js", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".mjs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".cjs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the builders of a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>An object with the one member <c>builders</c>, a list in the order of the file. Never throws.</returns>
    public Document Parse(SourceText text)
    {
        var reading = HeaderBuilderReader.Read(text);
        var whole = new TextSpan(0, text.Text.Length);
        var builders = new ListNode(whole, [.. reading.Builders.Select(ToNode)]);
        var root = new ObjectNode(whole, [new Member("builders", new(0, 0), builders)]);
        return new(text, this, root, reading.Error is null ? [] : [reading.Error]);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text)
    {
        var tokenizer = new JavaScriptTokenizer(text.Text);
        for (var token = tokenizer.ReadWithComments(); token.Kind != TokenKind.EndOfFile; token = tokenizer.ReadWithComments())
        {
            if (token.Kind == TokenKind.Comment)
            {
                yield return token.Span;
            }
        }
    }

    /// <summary>Code has no settings.</summary>
    /// <param name="target">Any.</param>
    /// <returns>Never.</returns>
    /// <exception cref="ProxyFixerException">Always (exit status 3: no lossless edit exists).</exception>
    public NodePath ReadTarget(string target) => throw ProxyFixerException.CouldNotFinish(NoSettings);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) => new EditResult.Refused(document.Root.Span, NoSettings);

    private static Node ToNode(HeaderBuilder builder) => Object(
        builder.Span,
        ("function", builder.Function),
        ("startLine", (double)builder.StartLine),
        ("endLine", (double)builder.EndLine),
        ("headers", new ListNode(builder.Span, [.. builder.Headers.Select(ToNode)])),
        ("shape", builder.Shape?.ToString()));

    private static Node ToNode(HeaderWrite header) => Object(
        TextSpan.FromBounds(header.NameSpan.Start, Math.Max(header.NameSpan.End, header.ValueSpan.End)),
        ("name", header.Name),
        ("value", header.Value),
        ("line", (double)header.Line));

    private static ObjectNode Object(TextSpan span, params ImmutableArray<(string Name, object? Value)> members) => new(
        span,
        [.. members.Select(m => new Member(m.Name, new(span.Start, 0), m.Value as Node ?? new ScalarNode(span, m.Value)))]);
}
