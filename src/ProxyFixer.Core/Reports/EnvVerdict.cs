using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Reports;

/// <summary>What comes of the environment of a gateway, in a sentence.</summary>
/// <param name="gateway">The gateway.</param>
/// <param name="style">Colours.</param>
internal sealed class EnvVerdict(Gateway gateway, AnsiStyle style)
{
    /// <summary>The sentence; null where it is unknown what is started, or what else a wrapper or a shell gives it, which the note says.</summary>
    public string? Text => gateway.Command.Node is null || gateway.Command.Unseen is not null || gateway.MissingProgram is not null || !gateway.Service.Starts ? null
        : gateway.IsNodeHost ? "a node host sends no requests to a model"
        : gateway.StartsOpenClaw ? OfCodex(gateway.CodexRoute())
        : OfCodex(gateway.Predict(gateway.Environment).Route(NodeClient.Fetch, Gateway.CodexAddress));

    private string OfCodex(Route route) => route switch
    {
        { Cause: RouteCause.NoStart } => $"{style.Bad("does not start")}: {Printable.Of(route.Reason)}",
        { Kind: RouteKind.Proxied } => $"{style.Good("requests to the model use the proxy")}: {Because(route)}",
        { Kind: RouteKind.Direct } when gateway.HasProxy => $"{style.Bad("requests to the model go out directly, past the proxy")}: {Because(route)}",
        { Kind: RouteKind.Direct } => $"requests to the model go out directly: {Because(route)}",
        { Kind: RouteKind.Fails } => $"{style.Bad("requests to the model fail")}: {Because(route)}",
        _ => $"which way requests to the model take is unknown: {Because(route)}",
    };

    // What the release does belongs to it: a switch that is off is no fault of a release that needs none.
    private string Because(Route route) => Printable.Of(
        gateway.StartsOpenClaw && gateway.NeedsSwitch.Value != Answer.Unknown && route.Cause != RouteCause.NotJudged
            ? $"{route.Reason} ({gateway.NeedsSwitch.Reason})"
            : route.Reason);
}
