using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>
/// One thing that rules judge, which may be made of several files. It is a set of facts with dotted names
/// (<c>Environment.HTTPS_PROXY</c>), each with the place it was read from.
/// </summary>
public abstract class Subject
{
    /// <summary>What it is.</summary>
    public abstract SubjectKind Kind { get; }

    /// <summary>How a report calls it: a unit's name, a file's path, a package with its version.</summary>
    public abstract string Name { get; }

    /// <summary>Where a finding about the whole subject is shown.</summary>
    public abstract Location Anchor { get; }

    /// <summary>The facts; names are case-sensitive.</summary>
    public abstract ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <summary>Asks for facts to become other values.</summary>
    /// <param name="wanted">Dotted name and value, in the rule's order; at least one.</param>
    /// <returns>The change, or why there is none.</returns>
    public abstract FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted);
}
