namespace ProxyFixer.Text;

/// <summary>Replaces one span of a <see cref="SourceText"/>.</summary>
/// <param name="Span">Offsets into the text before any edit: UTF-16 units, zero-based, half-open.</param>
/// <param name="NewText">May be empty (a deletion). Line ends as in the file: <see cref="SourceText.Newline"/>.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText);
