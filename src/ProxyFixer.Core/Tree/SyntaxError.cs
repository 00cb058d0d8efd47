using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>Something in a file that its reader refuses or silently passes over.</summary>
/// <param name="Span">The place; begins at the first offending character.</param>
/// <param name="Message">What is wrong, in one sentence without a final full stop; never a value that may be secret.</param>
/// <param name="IsFatal">True where the reader rejects the whole file; false where it goes on (a line is ignored).</param>
public sealed record SyntaxError(TextSpan Span, string Message, bool IsFatal = true);
