using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.Installs;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>One function that builds the headers of Codex requests.</summary>
public sealed class HeaderBuilderSubject : Subject
{
    private readonly Document document;
    private readonly HeaderBuilder builder;

    /// <summary>Makes the subject.</summary>
    /// <param name="document">The file.</param>
    /// <param name="builder">The function.</param>
    /// <param name="package">The package the file belongs to; null for a file alone.</param>
    /// <param name="install">The OpenClaw that package belongs to; null for none.</param>
    /// <param name="gateways">The services that matter for it; empty where none is known.</param>
    public HeaderBuilderSubject(
        Document document, HeaderBuilder builder, NpmPackage? package, OpenClawInstall? install, ImmutableArray<Gateway> gateways)
    {
        (this.document, this.builder) = (document, builder);
        Name = package?.Label ?? MachineName(document);
        Anchor = new(document.Text, HeadOf(document, builder));
        Facts = Collect(document, builder, package, install, gateways);
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
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted)
    {
        string Value(string header) => wanted.FirstOrDefault(pair => pair.Path == "Headers." + header).Value ?? "";
        var headers = new BrowserHeaders(Value("Origin"), Value("Referer"), Value("User-Agent"), Value("Accept-Language"));
        return HeaderPatch.Find(document, builder, headers) switch
        {
            EditResult.Edited { Edits.IsEmpty: false } edited => new FixProposal.Possible(
                [new FileChange(document.Text.Path, document.Text, edited.Edits)],
                ["restart OpenClaw, so that the changed code is loaded"]),
            EditResult.Refused refused => new FixProposal.Impossible(
                string.Create(CultureInfo.InvariantCulture, $"{refused.Reason} (line {document.Text.PositionAt(refused.Span.Start).Line})")),
            _ => new FixProposal.Impossible("the function already sends these headers"),
        };
    }

    private static string MachineName(Document document) => Machine.MachinePath.Name(document.Text.Path);

    private static TextSpan HeadOf(Document document, HeaderBuilder builder)
    {
        var line = document.Text.LineAt(builder.StartLine);
        var start = Math.Max(line.Start, builder.Span.Start);
        return TextSpan.FromBounds(start, Math.Max(start, Math.Min(line.End, builder.Span.End)));
    }

    private static ImmutableSortedDictionary<string, Fact> Collect(
        Document document, HeaderBuilder builder, NpmPackage? package, OpenClawInstall? install, ImmutableArray<Gateway> gateways)
    {
        var facts = new FactSheet();
        foreach (var name in BrowserHeaders.Names.Except(builder.Missing))
        {
            facts.Add("Headers." + name, builder.Find(name).LastOrDefault()?.Value ?? "", PlaceOf(document, builder.Find(name)));
        }

        facts.Add("Function", builder.Function);
        facts.Add("Shape", builder.Shape?.ToString() ?? "unknown");
        facts.Add("Package", package?.Label);
        facts.Add("OpenClaw.Version", install?.Version?.ToString());
        facts.Add("HasProxy", gateways.IsEmpty ? null : gateways.Any(HasProxy));
        facts.Add("Codex.InUse", gateways.IsEmpty ? null : gateways.Any(g => g.UsesCodex == true) ? true : gateways.All(g => g.UsesCodex == false) ? false : null);
        RequestPathFacts.Add(facts, document.Text.Path, package, install);
        return facts.ToFacts();
    }

    private static Location? PlaceOf(Document document, ImmutableArray<HeaderWrite> writes) =>
        writes.IsEmpty ? null : new(document.Text, writes[^1].NameSpan);

    private static bool HasProxy(Gateway gateway) =>
        gateway.Environment.Concat(gateway.Late.Variables.Where(late => late.Arrives).Select(late => KeyValuePair.Create(late.Name, late.Value)))
            .Any(pair => pair.Value.Length > 0 && pair.Key.ToUpperInvariant() is "HTTPS_PROXY" or "HTTP_PROXY" or "ALL_PROXY");
}
