using ProxyFixer.Text;

namespace ProxyFixer.Services.Files;

/// <summary>A variable that a file gives what it starts.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; null where the file sets it and only the running system knows to what.</param>
/// <param name="Where">Where it is set.</param>
/// <param name="Source">What gives the value, in a few words: <c>env</c>, <c>Secret proxy</c>.</param>
public sealed record FileVariable(string Name, string? Value, TextSpan Where, string Source)
{
    /// <summary>The file; null for the one that describes the start.</summary>
    public SourceText? Text { get; init; }
}
