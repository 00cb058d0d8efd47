using ProxyFixer.Text;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>One pair of an <c>ENV</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value in the image; null where only a build knows it.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="ValueSpan">Where the value stands, quotes included.</param>
/// <param name="Instruction">The instruction.</param>
internal sealed record ImageVariable(string Name, string? Value, TextSpan NameSpan, TextSpan ValueSpan, Instruction Instruction);
