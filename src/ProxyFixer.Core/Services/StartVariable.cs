using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>A variable that a process has when it starts.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Where">The place that gave it; null for what no file holds.</param>
/// <param name="Source">What kind of place that is, in a few words.</param>
public sealed record StartVariable(string Name, string Value, Location? Where, string Source)
{
    /// <summary>The values it beat, weakest first.</summary>
    public ImmutableArray<StartVariable> Overridden { get; init; } = [];
}
