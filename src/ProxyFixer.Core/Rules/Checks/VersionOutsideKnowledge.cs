using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Settings;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A release of OpenClaw or a version of Node that is judged by its neighbour.</summary>
public sealed class VersionOutsideKnowledge : IRule
{
    private const string NoFix = "nothing is wrong with the machine";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0310",
        "version-outside-knowledge",
        "A version is newer than what this ProxyFixer knows",
        Severity.Info,
        """
        What is right depends on the versions of OpenClaw and Node. One that is newer than all that was looked at is judged like the newest
        known one, which is mostly right and may be wrong: what is said about the machine, also that nothing is wrong with it, holds with that
        reservation. So this note is shown without --verbose too. A Node is named only where a proxy or the switch is set, because nothing
        else depends on it. Header code is recognised by its structure, not by the version of its package.

        The same is said of versions older than all that was looked at, and of pre-releases; and of versions that .proxyfixer.yaml states.
        """,
        ["docs/knowledge.md, Versions that are not in the data"])
    {
        Versions = "OpenClaw before 2026.1.29 and after 2026.9.6, Node before 18 and after 26.10, and pre-releases.",
        IsAlwaysShown = true,
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        $"None: {NoFix}. An update of ProxyFixer may know the version.",
        HasFix: false,
        [
            new(Reporting.Unit("2027.1.1", "HOME=/srv"), Reporting.Unit("2026.9.6", "HOME=/srv")),
            new(
                Reporting.Unit("2026.9.6", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback).WithNode(31, 0),
                Reporting.Unit("2026.9.6", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback).WithNode(26, 10)),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject) => Sentences(subject).Select(sentence => this.Report(
        subject, Severity.Info, null, sentence, NoFix, "Look for a newer ProxyFixer, or take what is said here with that reservation."));

    private static IEnumerable<string> Sentences(Subject subject)
    {
        switch (subject)
        {
            case ServiceSubject { Gateway: var gateway }:
                if (gateway.Version is { } version && KnownReleases.Explain(version) is { } outside)
                {
                    yield return $"OpenClaw {version} of {subject.Name} {outside}.";
                }

                if (gateway.Node?.Version is { } node && MindsNode(gateway) && NodeRelease.Of(node).Explanation is { } unmeasured)
                {
                    yield return $"Node {node} of {subject.Name} {unmeasured}.";
                }

                break;
            case LateFileSubject { Gateway: null, Release.Version: { } stated } when KnownReleases.Explain(stated) is { } other:
                yield return $"OpenClaw {stated}, which {ProjectSettings.FileName} states for {subject.Name}, {other}.";
                break;
            case HeaderBuilderSubject { InstalledWithoutService: { } installed } when KnownReleases.Explain(installed) is { } unseen:
                yield return $"OpenClaw {installed}, which {subject.Name} belongs to, {unseen}.";
                break;
        }
    }

    private static bool MindsNode(Gateway gateway) =>
        gateway.HasProxy || Gateway.ProxyNames.Append("NODE_USE_ENV_PROXY").Any(gateway.Environment.ContainsKey)
        || gateway.Late.Variables.Any(late => Gateway.ProxyNames.Contains(late.Name));
}
