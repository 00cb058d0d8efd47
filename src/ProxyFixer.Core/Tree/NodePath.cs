using System.Collections.Immutable;

namespace ProxyFixer.Tree;

/// <summary>The way from the root of a <see cref="Document"/> to a value: <c>env</c>, <c>vars</c>, <c>HTTPS_PROXY</c>.</summary>
/// <param name="Steps">Member names (or list indexes as decimal text), from the root; at least one.</param>
public sealed record NodePath(ImmutableArray<string> Steps)
{
    /// <summary>The last step: the name of the variable or setting.</summary>
    public string Name => Steps[^1];

    /// <summary>Makes a path.</summary>
    /// <param name="steps">Member names from the root.</param>
    /// <returns>The path.</returns>
    public static NodePath Of(params ReadOnlySpan<string> steps) => new([.. steps]);

    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Steps);

    /// <inheritdoc/>
    public bool Equals(NodePath? other) => other is not null && Steps.SequenceEqual(other.Steps, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
