using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Services;
using ProxyFixer.Settings;
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

    /// <summary>
    /// Absolute paths: where given, only findings that stand in one of these files, or point into one, are reported. The user asked
    /// about them, and not about the rest of the subject.
    /// </summary>
    public ImmutableHashSet<string>? OnlyIn { get; init; }

    /// <summary>The environment that Node starts with, for the rules about proxy values; null where the subject gives Node none.</summary>
    public virtual IProxyEnvironment? Proxies => null;

    /// <summary>The proxies that the user expects; empty for any.</summary>
    public ImmutableArray<ProxyServer> ExpectedProxies { get; init; } = [];

    /// <summary>Asks for facts to become other values.</summary>
    /// <param name="wanted">Dotted name and value, in the rule's order; at least one.</param>
    /// <returns>The change, or why there is none.</returns>
    public abstract FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted);

    /// <summary>Tells whether every user of the machine may read a file.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>True where the modes say so; false also where the subject does not know.</returns>
    public virtual bool IsReadableByAll(string path) => false;
}
