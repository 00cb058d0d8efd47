using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Shells;

/// <summary>A variable that a shell exports to what is started from it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Certainty">How much its files say about it.</param>
/// <param name="Values">The values that it has or may have, each once, in the order of the files; empty where only a running shell knows one.</param>
/// <param name="Where">The last assignment that may have given the value.</param>
public sealed record ShellEnvironmentVariable(string Name, VariableCertainty Certainty, ImmutableArray<string> Values, Location Where);

/// <summary>How much files say about a variable.</summary>
public enum VariableCertainty
{
    /// <summary>It is set, to a known value.</summary>
    Certain,

    /// <summary>It may be set to a known value: an <c>if</c>, a function or the way of the login decides.</summary>
    Possible,

    /// <summary>It is or may be set to a value that only a running shell knows.</summary>
    Computed,
}
