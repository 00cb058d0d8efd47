using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Telegram in releases in which its start makes fetch forget the proxy.</summary>
public sealed class TelegramDropsProxy : IRule
{
    private const string NoFix = "no variable or setting reaches what Telegram puts in place; only another release does";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0309",
        "telegram-drops-proxy",
        "The start of Telegram makes this release forget the proxy",
        Severity.Error,
        """
        In OpenClaw 2026.2.24 to 2026.2.26 the gateway, once it starts Telegram, replaces the dispatcher that all requests of fetch go by with
        one that knows no proxy. That takes away OpenClaw's own proxy dispatcher and just as well the one that NODE_USE_ENV_PROXY=1 puts in
        place: both stand at the same spot. So in these releases the switch does not help, and it is not offered. 2026.3.1 and later keep to
        the proxy of the environment.

        Telegram counts as started where an account that is not disabled has a token, in the config or in TELEGRAM_BOT_TOKEN, and neither the
        channel nor its plugin is turned off.
        """,
        [
            "openclaw issues 26207, 30338, PR 29940; code of 2026.2.25, 2026.2.26 and 2026.3.8",
            "undici 7.22.0, the one of 2026.2.26, with Node 22.22.0 behind a recording proxy: direct with the switch and without",
        ])
    {
        Versions = "OpenClaw 2026.2.24 to 2026.2.26.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        $"None: {NoFix}.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.2.25", "HOME=/srv", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback)
                    .Add("srv/.openclaw/openclaw.json", "{ channels: { telegram: { botToken: '1:x' } } }\n"),
                Reporting.Unit("2026.3.1", "HOME=/srv", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback)
                    .Add("srv/.openclaw/openclaw.json", "{ channels: { telegram: { botToken: '1:x' } } }\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, TelegramDropsProxies: true, HasProxy: true, IsNodeHost: false } gateway })
        {
            yield break;
        }

        var name = Gateway.ProxyNames.First(name => gateway.Seen.GetValueOrDefault(name) is { Length: > 0 });
        yield return this.Report(
            subject, gateway.UsesCodex == false ? Severity.Warning : Severity.Error, gateway.Find(name),
            $"{subject.Name} starts Telegram, and from then on its fetch does not use the proxy, with or without NODE_USE_ENV_PROXY: {gateway.Release.TelegramDropsDispatcher.Reason}.",
            NoFix,
            "Update OpenClaw: 2026.3.1 and later keep to the proxy, but take 2026.3.11 or later, because 2026.3.8 has a fault of its own.") with
        {
            Related = gateway.Late.Config is { } config && config.At("channels", "telegram") is not null
                ? [new(config.FindName("channels", "telegram"), "the config has Telegram here")] : [],
        };
    }
}
