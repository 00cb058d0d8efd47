using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Proof.Node;
using ProxyFixer.Reports;

namespace ProxyFixer.Proof;

/// <summary>What the ways of all requests come to.</summary>
/// <param name="gateway">The gateway.</param>
/// <param name="answers">What came of the starts: as it is, without the switch, with it, and maybe as OpenClaw does it.</param>
/// <param name="variants">The first three starts.</param>
/// <param name="requests">The requests of each start.</param>
internal sealed class RouteFindings(
    Gateway gateway, NodeAnswers answers, ImmutableArray<SwitchVariant> variants, (string Name, NodeClient Client, string Url)[] requests)
{
    private const string Name = "route";
    private readonly NodeVersion? version = answers.Node ?? gateway.Node?.Version;

    private bool HasDispatcher => answers.Answers.Length > variants.Length;

    private ImmutableArray<string> Columns => ["client", "host", "as it is", "without the switch", "with the switch", .. HasDispatcher ? ["as OpenClaw does"] : Array.Empty<string>()];

    /// <summary>Judges them.</summary>
    /// <returns>The check.</returns>
    public Check Judge()
    {
        var cells = requests.Select((request, row) => answers.Answers.Select((answer, column) => Compare(request, row, answer, column)).ToImmutableArray()).ToArray();
        var check = cells.SelectMany(row => row).Any(cell => !cell.Fits)
            ? Check.Failed(Name, "Node does something else than ProxyFixer predicts", $"please report it with this output: {ProjectSite.Home}/issues")
            : Decide();
        return check with
        {
            Evidence = [.. check.Evidence, .. variants[0].Predict(gateway, version).Caveats.Select(caveat => "not predicted: " + caveat), $"Node {version} was asked; every connection ended on this machine"],
            Table = new(Columns, [.. requests.Zip(cells, (request, row) => ImmutableArray.Create([request.Name, new Uri(request.Url).Host, .. row.Select(cell => cell.Words)]))]),
        };
    }

    private (string Words, bool Fits) Compare((string Name, NodeClient Client, string Url) request, int row, NodeAnswer answer, int column)
    {
        var seen = RequestWay.Of(answer, row);
        var predicted = Predict(request.Client, request.Url, column);
        return predicted is null || !IsPredictable || seen.Fits(predicted) ? (seen.Words, true) : ($"{seen.Words}, predicted: {predicted.Kind.ToString().ToLowerInvariant()}", false);
    }

    // What the gateway loads before its script was not judged: it may do anything to the way, and is no fault of the prediction.
    private bool IsPredictable => variants[0].Predict(gateway, version).Caveats.IsEmpty;

    // Of OpenClaw's own dispatcher only what it leads is predicted, and only where this Node sees it.
    private Route? Predict(NodeClient client, string url, int column) =>
        column < variants.Length ? variants[column].Predict(gateway, version).Route(client, url)
        : client == NodeClient.Fetch && version is not null && gateway.Dispatchers.All(one => one.LeadsFetchOf(version)) ? gateway.PredictValues().Route(client, url)
        : null;

    private Check Decide()
    {
        var first = answers.Answers[0];
        if (!first.HasResult && !first.IsLate)
        {
            return Check.Failed(Name, $"Node does not start with the environment of the service: {first.Ending}", "proxyfixer fix") with { Evidence = [variants[0].Predict(gateway, version).Startup.Reason], IsDead = true };
        }

        var isOwn = gateway.NeedsSwitch.Value == Answer.No;
        var way = RequestWay.Of(isOwn && HasDispatcher ? answers.Answers[^1] : first, 0);
        var host = new Uri(Gateway.CodexAddress).Host;
        var reason = isOwn && HasDispatcher ? gateway.PredictValues().Route(NodeClient.Fetch, Gateway.CodexAddress).Reason : variants[0].Predict(gateway, version).Route(NodeClient.Fetch, Gateway.CodexAddress).Reason;
        return way.Way == "proxy" ? Check.Passed(Name, $"fetch asks the proxy for {host}") with { Evidence = [gateway.NeedsSwitch.Reason] }
            : way.IsUnseen || way.Error is "MODULE_NOT_FOUND" ? Check.NotChecked(Name, way.IsUnseen ? "Node did not ask in time" : "the proxy dispatcher beside OpenClaw could not be loaded")
            : gateway.HasManagedProxy ? Check.NotChecked(Name, "OpenClaw's own proxy setting decides, which is not driven here")
            : isOwn && !HasDispatcher ? Check.NotChecked(Name, "this release brings a proxy dispatcher of its own, which was not found beside it")
            : gateway.NeedsSwitch.Value == Answer.Unknown ? Check.NotChecked(Name, $"it is not known whether this OpenClaw goes by Node alone: {gateway.NeedsSwitch.Reason}")
            : Check.Failed(Name, way.Way == "direct" ? $"fetch connects to {host} directly, past the proxy: {reason}" : $"fetch of {host} {way.Words}: {reason}", "proxyfixer fix") with { Evidence = [gateway.NeedsSwitch.Reason] };
    }
}
