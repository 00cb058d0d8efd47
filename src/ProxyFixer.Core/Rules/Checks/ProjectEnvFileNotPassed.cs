using ProxyFixer.Formats.Compose;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Compose;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy or the switch in the <c>.env</c> beside a Compose file, which no container gets.</summary>
public sealed class ProjectEnvFileNotPassed : ICheck
{
    private const string Switch = NodeSwitch.Variable;

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Service: ComposeDefinition service } gateway })
        {
            yield break;
        }

        var lost = service.Project.ProjectVariables.Where(variable => Matters(gateway, variable) && !IsUsed(service, variable.Name)).ToArray();
        if (lost.Length > 0)
        {
            var names = lost.Select(variable => variable.Name).ToArray();
            yield return new(
                gateway.UsesCodex == false ? Case.NoCodex : null, lost[0].Where,
                ("variables", string.Join(" and ", names)), ("do", names.Length == 1 ? "does" : "do"),
                ("lines", string.Join(", ", names.Select(name => $"{name}: ${{{name}}}"))));
        }
    }

    // What the container has of its own counts; a name that the Compose file uses is there for something else.
    private static bool Matters(Gateway gateway, ContainerVariable variable) =>
        variable.Value is { Length: > 0 } && gateway.Service.Find(variable.Name) is null
        && (Gateway.ProxyNames.Contains(variable.Name) ? !gateway.HasProxy
            : variable.Name == Switch && gateway.HasProxy && gateway.NeedsSwitch.Value != Answer.No);

    private static bool IsUsed(ComposeDefinition service, string name) =>
        new[] { "${" + name, "$" + name }.Any(use => service.Project.File.Text.Contains(use, StringComparison.Ordinal));

    private static class Case
    {
        public const string NoCodex = "no-codex";
    }
}
