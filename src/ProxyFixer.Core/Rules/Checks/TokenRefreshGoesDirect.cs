using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>The ChatGPT sign-in and its renewal, which some releases send directly whatever the environment says.</summary>
public sealed class TokenRefreshGoesDirect : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, HasProxy: true, IsNodeHost: false, SignIn: { } signIn } gateway }
            || gateway.Release.TokenRequestsFollow is not { Value: Answer.No } directly || HasManagedProxy(gateway) || IsMeantToBeDirect(gateway))
        {
            yield break;
        }

        var proxy = Gateway.ProxyNames.Select(gateway.Find).FirstOrDefault(where => where is not null);
        yield return new(gateway.Release.ManagedProxy.Value.AllowsHttps == Answer.Yes ? null : Case.PlainProxy, signIn.Where ?? proxy, ("reason", directly.Reason), ("signin", signIn.Words))
        {
            AtMost = signIn.IsSeen ? Severity.Error : Severity.Info,
            Related = signIn.Where is not null && proxy is not null ? [new(proxy, "the proxy is set here")] : [],
        };
    }

    private static bool HasManagedProxy(Gateway gateway) =>
        gateway.HasManagedProxy
        && (gateway.Release.ManagedProxy.Value.UrlAloneActivates != Answer.No || gateway.Late.Config?.At("proxy", "enabled") is ScalarNode { Value: true });

    private static bool IsMeantToBeDirect(Gateway gateway) =>
        gateway.PredictValues().Route(NodeClient.Fetch, Gateway.OAuthAddress).Cause is RouteCause.NoProxyEntry or RouteCause.NoProxyVariable;

    private static class Case
    {
        public const string PlainProxy = "plain-proxy";
    }
}
