using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>The tool web_fetch, which connects directly although there is a proxy.</summary>
public sealed class WebFetchIgnoresProxy : ICheck
{
    private const string Setting = "useTrustedEnvProxy";
    private static readonly string[] Section = ["tools", "web", "fetch"];
    private static readonly string[] Names = ["web_fetch", "group:web"];

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, IsNodeHost: false } gateway })
        {
            yield break;
        }

        var (config, knows) = (gateway.Late.Config, gateway.Release.KnowsWebFetchProxy);
        if (knows.Value == Answer.No && config?.At([.. Section, Setting]) is not null)
        {
            yield return new(Case.Refused, config.FindName([.. Section, Setting]), ("reason", knows.Reason));
        }
        else if (gateway.HasProxy && !gateway.HasManagedProxy && !IsTrue(config, Setting) && !IsOff(config))
        {
            var enabledAt = config is null ? null : EnabledAt(config);
            var proxy = Gateway.ProxyNames.Select(gateway.Find).FirstOrDefault(where => where is not null);
            yield return new(CaseOf(knows.Value, enabledAt is not null), enabledAt ?? proxy, ("reason", knows.Reason))
            {
                Related = enabledAt is not null && proxy is not null ? [new(proxy, "the proxy is set here")] : [],
            };
        }
    }

    private static string? CaseOf(Answer knows, bool isEnabled) => (knows, isEnabled) switch
    {
        (Answer.Yes, true) => Case.Enabled,
        (Answer.No, true) => Case.EnabledWithoutSetting,
        (Answer.No, false) => Case.WithoutSetting,
        (Answer.Unknown, _) => Case.ReleaseUnknown,
        _ => null,
    };

    // It is on by default: only what the config says of it shows that somebody uses it.
    private static Location? EnabledAt(OpenClawConfig config) =>
        IsTrue(config, "enabled") ? config.FindName([.. Section, "enabled"])
        : new[] { "allow", "alsoAllow" }.Where(list => (config.At("tools", list) as ListNode)?.Items.Any(IsNamed) == true)
            .Select(list => config.FindName("tools", list)).FirstOrDefault();

    private static bool IsOff(OpenClawConfig? config) =>
        config?.At([.. Section, "enabled"]) is ScalarNode { Value: false } || (config?.At("tools", "deny") as ListNode)?.Items.Any(IsNamed) == true;

    private static bool IsTrue(OpenClawConfig? config, string name) => config?.At([.. Section, name]) is ScalarNode { Value: true };

    private static bool IsNamed(Node item) => item is ScalarNode { Value: string name } && Names.Contains(name, StringComparer.Ordinal);

    private static class Case
    {
        public const string Refused = "refused";
        public const string Enabled = "enabled";
        public const string EnabledWithoutSetting = "enabled-without-setting";
        public const string WithoutSetting = "without-setting";
        public const string ReleaseUnknown = "release-unknown";
    }
}
