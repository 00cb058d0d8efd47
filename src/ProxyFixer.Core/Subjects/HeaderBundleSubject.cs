using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>A minified bundle that holds header code and is never changed. It is known by its name and not read.</summary>
public sealed class HeaderBundleSubject : Subject
{
    private readonly string reason;

    /// <summary>Makes the subject.</summary>
    /// <param name="file">The bundle.</param>
    /// <param name="reason">Why it is left alone, a phrase.</param>
    public HeaderBundleSubject(HeaderCodeFile file, string reason)
    {
        this.reason = reason;
        Name = file.Package.Label;
        Anchor = new(SourceText.FromString(file.Path, ""), new(0, 0));
        var facts = new FactSheet(SubjectKind.HeaderBuilder);
        facts.Add(FactCatalog.Bundle, true);
        facts.Add(FactCatalog.Package, file.Package.Label);
        facts.Add(FactCatalog.SendsCodex, false);
        facts.Add(FactCatalog.SendsCodex.Reason, reason);
        Facts = facts.ToFacts();
    }

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.HeaderBuilder;

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) => new FixProposal.Impossible("it is " + reason);
}
