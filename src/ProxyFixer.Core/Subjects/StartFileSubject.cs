using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>
/// A file that gives programs variables to start with and that no known service reads: an environment file of systemd,
/// environment.d, /etc/environment, a shell profile. Other files may add to it, and what it starts is not known.
/// </summary>
public sealed class StartFileSubject : Subject
{
    private readonly StartFile file;
    private readonly MachineFiles files;

    /// <summary>Makes the subject.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">How a report calls it.</param>
    /// <param name="files">The machine.</param>
    internal StartFileSubject(StartFile file, string name, MachineFiles files)
    {
        (this.file, this.files, Name) = (file, files, name);
        Anchor = new(file.Document.Text, file.Document.Text.LineAt(1));
        Hints = file.Role.IsSystemd ? [.. EnvironmentFileHints.Of(EnvironmentFile.Parse(file.Document.Text, SystemdVersion.Default))] : [];
        Facts = Collect(file);
        ExpectedProxies = file.ExpectedProxies;
    }

    /// <summary>The file as its format reads it.</summary>
    public Document Document => file.Document;

    /// <summary>What silently loses or changes a value in a file of systemd.</summary>
    public ImmutableArray<ServiceWarning> Hints { get; }

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.StartFile;

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override IProxyEnvironment? Proxies => file;

    /// <inheritdoc/>
    public override bool IsReadableByAll(string path) => files.IsReadableByAll(path);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        wanted is not [var (path, value)] || SettableVariables.Named(path) is not { } known
            ? new FixProposal.Impossible("this cannot be set in such a file")
            : known == NodeSwitch.Variable && Obstacle() is { } obstacle ? new FixProposal.Impossible(obstacle)
            : Set(known, value);

    // With a switch that stops Node, or some Node, the file would be worse than before.
    private string? Obstacle()
    {
        var after = file.PredictSwitch();
        var oauth = after.Route(NodeClient.HttpsRequest, Gateway.OAuthAddress);
        return after.Startup.Kind != StartupKind.Runs ? $"with the switch Node might not start: {after.Startup.Reason}"
            : oauth.Kind == RouteKind.Fails ? $"with the switch requests would fail: {oauth.Reason}"
            : after.Switch.IsOn == false ? $"the switch would have no effect: {after.Switch.Reason}"
            : null;
    }

    private FixProposal Set(string name, string value) => Document.Format.Edit(Document, NodePath.Of(name), value) switch
    {
        EditResult.Edited { Edits.IsEmpty: false } edited =>
            new FixProposal.Possible([new(Document.Text.Path, Document.Text, edited.Edits)]),
        EditResult.Refused refused => new FixProposal.Impossible(refused.Reason),
        _ => new FixProposal.Impossible("the file sets it already"),
    };

    private static ImmutableSortedDictionary<string, Fact> Collect(StartFile file)
    {
        var facts = new FactSheet(SubjectKind.StartFile);
        foreach (var (name, value) in file.Environment)
        {
            facts.Add(FactCatalog.Environment, name, value, file.Find(name));
        }

        foreach (var (name, where) in file.Names)
        {
            facts.Add(FactCatalog.Sets, name, "yes", where);
        }

        facts.Add(FactCatalog.Role, file.Role.Name);
        facts.Add(FactCatalog.Readers, file.Role.Readers);
        facts.Add(FactCatalog.IsShared, file.Role.IsShared);
        facts.Add(FactCatalog.HasProxy, file.HasProxy);
        facts.Add(FactCatalog.OpenClawVersion, file.Release.Version?.ToString());
        facts.Add(FactCatalog.NeedsSwitch, file.NeedsSwitch);
        AddNode(facts, file);
        return facts.ToFacts();
    }

    private static void AddNode(FactSheet facts, StartFile file)
    {
        var now = file.Predict(file.Environment);
        var after = file.PredictSwitch();
        facts.Add(FactCatalog.NodeVersion, file.Node?.ToString());
        facts.AddSwitch(now, after);
    }
}
