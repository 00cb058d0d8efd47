using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A release of OpenClaw or a version of Node that is judged by its neighbour.</summary>
public sealed class VersionOutsideKnowledge : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        switch (subject)
        {
            case ServiceSubject { Gateway: var gateway }:
                if (gateway.Version is { } version && KnownReleases.Explain(version) is { } outside)
                {
                    yield return Of(null, subject, version, outside);
                }

                if (gateway.Node?.Version is { } node && MindsNode(gateway) && NodeRelease.Of(node).Explanation is { } unmeasured)
                {
                    yield return Of(Case.Node, subject, node, unmeasured);
                }

                break;
            case LateFileSubject { Gateway: null, Release.Version: { } stated } when KnownReleases.Explain(stated) is { } other:
                yield return Of(Case.Stated, subject, stated, other);
                break;
            case HeaderBuilderSubject { InstalledWithoutService: { } installed } when KnownReleases.Explain(installed) is { } unseen:
                yield return Of(Case.Installed, subject, installed, unseen);
                break;
        }
    }

    private static CheckResult Of(string? name, Subject subject, object version, string reason) =>
        new(name, subject.Anchor, ("version", version.ToString()!), ("reason", reason));

    private static bool MindsNode(Gateway gateway) =>
        gateway.HasProxy || Gateway.ProxyNames.Append(NodeSwitch.Variable).Any(gateway.Environment.ContainsKey)
        || gateway.Late.Variables.Any(late => Gateway.ProxyNames.Contains(late.Name));

    private static class Case
    {
        public const string Node = "node";
        public const string Stated = "stated";
        public const string Installed = "installed";
    }
}
