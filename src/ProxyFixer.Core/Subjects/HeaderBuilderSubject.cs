using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>One function that builds the headers of Codex requests.</summary>
public sealed class HeaderBuilderSubject : Subject
{
    private readonly Document document;
    private readonly HeaderBuilder builder;
    private readonly HeaderUse use;

    /// <summary>Makes the subject.</summary>
    /// <param name="document">The file.</param>
    /// <param name="builder">The function.</param>
    /// <param name="use">The package the file belongs to, and who uses it.</param>
    public HeaderBuilderSubject(Document document, HeaderBuilder builder, HeaderUse use)
    {
        (this.document, this.builder, this.use) = (document, builder, use);
        Name = use.Package.Label;
        Anchor = new(document.Text, HeadOf(document, builder));
        Facts = Collect();
    }

    /// <summary>The release of the OpenClaw that it belongs to, where no service runs that one; else null.</summary>
    public OpenClawVersion? InstalledWithoutService =>
        use.Install is { } install && use.Gateways.All(gateway => gateway.Install?.Package.Folder != install.Package.Folder) ? install.Version : null;

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
        string Value(string header) => use.Settings.Headers.GetValueOrDefault(header)
            ?? wanted.FirstOrDefault(pair => pair.Path == FactCatalog.Headers.Of(header)).Value ?? "";
        var headers = new BrowserHeaders(Value("Origin"), Value("Referer"), Value("User-Agent"), Value("Accept-Language"));
        return new HeaderProposal(document, builder, use, headers).Find();
    }

    private static TextSpan HeadOf(Document document, HeaderBuilder builder)
    {
        var line = document.Text.LineAt(builder.StartLine);
        var start = Math.Max(line.Start, builder.Span.Start);
        return TextSpan.FromBounds(start, Math.Max(start, Math.Min(line.End, builder.Span.End)));
    }

    private ImmutableSortedDictionary<string, Fact> Collect()
    {
        var facts = new FactSheet(SubjectKind.HeaderBuilder);
        AddHeaders(facts);
        facts.Add(FactCatalog.Function, builder.Function);
        facts.Add(FactCatalog.Shape, builder.Shape?.ToString() ?? "unknown");
        facts.Add(FactCatalog.Package, use.Package.Label);
        facts.Add(FactCatalog.ConfigHeaders, ConfigHeaderReach.Describe(builder.Shape, OpenClawRelease.Of(use.Install?.Version)));
        facts.Add(FactCatalog.OpenClawVersion, use.Install?.Version?.ToString());
        var gateways = use.Gateways;
        facts.Add(FactCatalog.HasProxy, gateways.Any(HasProxy) ? true : gateways.All(gateway => gateway.Service.IsManual) ? null : false);
        facts.Add(FactCatalog.CodexInUse, gateways.IsEmpty ? null : gateways.Any(g => g.UsesCodex == true) ? true : gateways.All(g => g.UsesCodex == false) ? false : null);
        if (!use.Configs.IsEmpty && use.Configs.All(config => config.UsesCodexRuntime))
        {
            facts.Add(FactCatalog.CodexRuntime, "codex", use.Configs[0].RuntimeAt);
            facts.Add(FactCatalog.CodexRuntimeReason, use.Configs[0].Release.HasCodexRuntime.Reason);
        }

        RequestPathFacts.Add(facts, document.Text.Path, builder, use.Package, use.Install);
        return facts.ToFacts();
    }

    private void AddHeaders(FactSheet facts)
    {
        var missing = BrowserHeaders.Names.Where(name => !builder.Sends(name, use.Settings.Headers.GetValueOrDefault(BrowserHeaders.UserAgentName))).ToArray();
        var configured = missing.Where(use.ComesFromConfig).ToArray();
        foreach (var name in BrowserHeaders.Names.Except(missing))
        {
            facts.Add(FactCatalog.Headers, name, builder.Find(name).LastOrDefault()?.Value ?? "", PlaceOf(document, builder.Find(name)));
        }

        foreach (var name in configured)
        {
            facts.Add(FactCatalog.Headers, name, "", use.Configs[0].PlaceOf(name));
        }

        facts.Add(FactCatalog.Note, ReplacementNote() + use.Note + (configured.Length == 0 ? "" : $" The config adds {string.Join(", ", configured)}.") + InventoryNote());
        if (use.Note.Length > 0 && use.Gateways.Select(gateway => gateway.Service.StartsAt).FirstOrDefault() is { } start)
        {
            facts.Add(FactCatalog.ServiceStart, start.ToText(), start);
        }
    }

    // A file that was patched and is not what the patch made of it.
    private string ReplacementNote()
    {
        var before = use.Patched.Find(document.Text.Path);
        if (before?.Patch is not { } patch || before.After == document.Text.Sha256)
        {
            return "";
        }

        var former = patch.Version is null ? patch.Package : $"{patch.Package}@{patch.Version}";
        return former == use.Package.Label
            ? " A reinstall or update replaced the patched file; fix --reapply repeats the change."
            : $" The update replaced the patched file (it was {former}); fix --reapply repeats the change.";
    }

    // Where a change of this file would be taken for damage.
    private string InventoryNote()
    {
        var inventory = OpenClawRelease.Of(use.Install?.Version).DistInventory;
        return use.Install is { Version: not null } && use.Package.Name == "openclaw" && inventory.Value is Inventory.Contents or Inventory.Unknown
            ? $" Mind before changing it: {inventory.Reason}."
            : "";
    }

    private static Location? PlaceOf(Document document, ImmutableArray<HeaderWrite> writes) =>
        writes.IsEmpty ? null : new(document.Text, writes[^1].NameSpan);

    private static bool HasProxy(Gateway gateway) =>
        gateway.Environment.Concat(gateway.Late.Variables.Where(late => late.Arrives).Select(late => KeyValuePair.Create(late.Name, late.Value)))
            .Any(pair => pair.Value.Length > 0 && pair.Key.ToUpperInvariant() is "HTTPS_PROXY" or "HTTP_PROXY" or "ALL_PROXY");
}
