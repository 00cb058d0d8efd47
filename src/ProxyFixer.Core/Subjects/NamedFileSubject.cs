using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A file of which only the syntax is judged here: one that the user named, or one that defines a service.</summary>
public sealed class NamedFileSubject : Subject
{
    /// <summary>Makes the subject.</summary>
    /// <param name="document">The file as its format reads it.</param>
    /// <param name="name">How a report calls it.</param>
    public NamedFileSubject(Document document, string name) =>
        (Document, Name, Anchor) = (document, name, new(document.Text, document.Text.LineAt(1)));

    /// <summary>The file as its format reads it.</summary>
    public Document Document { get; }

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.NamedFile;

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts => ImmutableSortedDictionary.Create<string, Fact>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        new FixProposal.Impossible("what was intended is unknown");
}
