using ProxyFixer.Gateways;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Telegram in releases in which its start makes fetch forget the proxy.</summary>
public sealed class TelegramDropsProxy : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, TelegramDropsProxies: true, HasProxy: true, IsNodeHost: false } gateway })
        {
            yield break;
        }

        var name = Gateway.ProxyNames.First(name => gateway.Seen.GetValueOrDefault(name) is { Length: > 0 });
        yield return new(gateway.UsesCodex == false ? Case.NoCodex : null, gateway.Find(name), ("reason", gateway.Release.TelegramDropsDispatcher.Reason))
        {
            Related = gateway.Late.Config is { } config && config.At("channels", "telegram") is not null
                ? [new(config.FindName("channels", "telegram"), "the config has Telegram here")] : [],
        };
    }

    private static class Case
    {
        public const string NoCodex = "no-codex";
    }
}
