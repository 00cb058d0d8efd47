using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Advice;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.Proof.Node;
using ProxyFixer.Proof.Processes;
using ProxyFixer.Services;

namespace ProxyFixer.Proof;

/// <summary>The environment that the running process was started with, beside what the files would give it now.</summary>
/// <param name="host">The machine.</param>
/// <param name="login">Login name of who runs the program; null where each user runs the advised commands himself.</param>
/// <param name="showsAll">Whether secrets are shown.</param>
internal sealed class ProcessCheck(Host host, string? login, bool showsAll)
{
    private const string Name = "process";
    private readonly ProcessTable processes = new(host.Files);

    // What Node and OpenClaw go by, whoever sets it.
    private static readonly ImmutableArray<string> Watched =
    [
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", NodeSwitch.Variable, "NODE_OPTIONS",
        "NODE_EXTRA_CA_CERTS", "NODE_TLS_REJECT_UNAUTHORIZED", "NODE_USE_SYSTEM_CA", "OPENCLAW_PROXY_URL", "OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH",
    ];

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="user">Who it runs as; null where that is unknown.</param>
    /// <returns>The check.</returns>
    public Check Run(Gateway gateway, UserAccount? user)
    {
        if (gateway.Service.Container is not null || !processes.IsThere)
        {
            return Check.NotChecked(Name, gateway.Service.Container is not null ? "it runs in a container, whose processes are not looked at" : "there is no /proc that shows processes");
        }

        return new GatewayProcess(host.Files, user).Find(gateway, processes.All()) is not { } process
            ? Check.NotChecked(Name, "no process of it is running")
            : processes.Environment(process, out var isRefused) is not { } environment
                ? Check.NotChecked(Name, isRefused ? $"the environment of process {Number(process)} may be read by its user and by root only" : $"process {Number(process)} ended meanwhile", isRefused ? [GatewayNode.RootCommand(gateway)] : [])
            : Compare(gateway, process, environment);
    }

    private Check Compare(Gateway gateway, RunningProcess process, ImmutableSortedDictionary<string, string> environment)
    {
        var start = processes.StartOf(process);
        ImmutableArray<string> evidence = [string.Create(CultureInfo.InvariantCulture, $"process {process.Id}{(start is { } at ? $", started {at:yyyy-MM-dd HH:mm} UTC" : "")}")];
        var given = gateway.Service.Variables;
        var names = NamesIn(gateway.Service).Union(Watched, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var different = names.Where(name => environment.GetValueOrDefault(name) != given.GetValueOrDefault(name)?.Value).ToArray();
        if (different.Length > 0)
        {
            var isOld = different.Any(given.ContainsKey);
            return Check.Failed(
                Name,
                isOld ? "it was started with another environment than the files give now: restart needed" : "it was started with variables that no file gives: the next start will not have them",
                isOld ? Restart(gateway) : ["proxyfixer lint"]) with
            {
                Evidence = evidence,
                Table = new(["variable", "process", "files"], [.. different.Select(name => Row(name, environment.GetValueOrDefault(name), given.GetValueOrDefault(name)?.Value))]),
            };
        }

        return ChangedSince(gateway, start) is { } code
            ? Check.Failed(Name, $"it was started before {host.Display(code)} was changed: restart needed", Restart(gateway)) with { Evidence = evidence }
            : Check.Passed(Name, "it was started with the environment that the files give") with { Evidence = evidence };
    }

    // Those of its own files; what a manager gives to all its services it read when it was started itself.
    private static IEnumerable<string> NamesIn(ServiceDefinition service)
    {
        var own = service.Sources.Where(source => source.Kind is not null).Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
        return service.Variables.Values.Where(variable => variable.Where is { } where && own.Contains(where.Path)).Select(variable => variable.Name);
    }

    // The packages themselves carry no date of their own; one that is young was changed here.
    private string? ChangedSince(Gateway gateway, DateTimeOffset? start) => gateway.Install is not { } install || start is null ? null
        : HeaderCode.Of(host.Files, install).Select(file => file.Path).FirstOrDefault(path => host.Files.Status(path)?.Modified > start);

    private ImmutableArray<string> Restart(Gateway gateway) =>
        AdviceBlock.Flatten(new Advisor(host, login).For(gateway.Service.Files)) is { IsEmpty: false } commands ? commands : ["stop it, and start it again"];

    private ImmutableArray<string> Row(string name, string? running, string? written) => [Secrets.MaskName(name), Show(name, running), Show(name, written)];

    private string Show(string name, string? value) => value is null ? "(not set)" : showsAll ? value : Secrets.Mask(name, value);

    private static string Number(RunningProcess process) => process.Id.ToString(CultureInfo.InvariantCulture);
}
