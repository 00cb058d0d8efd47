using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Compose;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy or the switch in the <c>.env</c> beside a Compose file, which no container gets.</summary>
public sealed class ProjectEnvFileNotPassed : IRule
{
    private const string Switch = "NODE_USE_ENV_PROXY";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0117",
        "project-env-not-passed",
        "A setting in the .env beside the Compose file reaches no container",
        Severity.Warning,
        """
        Compose uses the .env file of the project for ${...} in the Compose file, and passes nothing of it on. A container gets what
        its service has in environment: or env_file:. OpenClaw's own Compose file names no env_file before 2026.5.3.
        """,
        ["Compose specification, Interpolation; compose-go 1.20.2", "OpenClaw's docker-compose.yml, 2026.3.8 to 2026.9.6"])
    {
        Versions = "All releases; OpenClaw's own Compose file passes the file on from 2026.5.3.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: whether the container shall have the setting is not for ProxyFixer to say.",
        HasFix: false,
        [
            new(
                Reporting.Container("TZ: UTC").Add("srv/.env", "HTTPS_PROXY=http://proxy.internal:7890\n"),
                Reporting.Container("HTTPS_PROXY: ${HTTPS_PROXY}").Add("srv/.env", "HTTPS_PROXY=http://proxy.internal:7890\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Service: ComposeDefinition service } gateway })
        {
            yield break;
        }

        var lost = service.Project.ProjectVariables.Where(variable => Matters(gateway, variable) && !IsUsed(service, variable.Name)).ToArray();
        if (lost.Length > 0)
        {
            var names = lost.Select(variable => variable.Name).ToArray();
            yield return this.Report(
                subject, gateway.UsesCodex == false ? Severity.Info : Severity.Warning, lost[0].Where,
                $"{string.Join(" and ", names)} in the project's .env {(names.Length == 1 ? "does" : "do")} not reach {subject.Name}: Compose uses that file for ${{…}} only.",
                "whether the container shall have it is not for ProxyFixer to say",
                $"Name it in environment: of the service ({string.Join(", ", names.Select(name => $"{name}: ${{{name}}}"))}), then docker compose up -d.");
        }
    }

    // What the container has of its own counts; a name that the Compose file uses is there for something else.
    private static bool Matters(Gateway gateway, ContainerVariable variable) =>
        variable.Value is { Length: > 0 } && gateway.Service.Find(variable.Name) is null
        && (Gateway.ProxyNames.Contains(variable.Name) ? !gateway.HasProxy
            : variable.Name == Switch && gateway.HasProxy && gateway.NeedsSwitch.Value != Answer.No);

    private static bool IsUsed(ComposeDefinition service, string name) =>
        new[] { "${" + name, "$" + name }.Any(use => service.Project.File.Text.Contains(use, StringComparison.Ordinal));
}
