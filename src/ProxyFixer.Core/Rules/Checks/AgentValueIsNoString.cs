using ProxyFixer.Diagnostics;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>A variable of a launchd agent that is an integer or a boolean.</summary>
public sealed class AgentValueIsNoString : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0118",
        "agent-value-no-string",
        "A variable of a launchd agent is not a string",
        Severity.Warning,
        """
        EnvironmentVariables of a property list takes strings. An <integer>1</integer> or a <true/> is not passed on as a variable, so
        the process starts without it.
        """,
        ["launchd.plist(5), EnvironmentVariables: a dictionary of strings"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None of its own: where the switch is missed, PXF0101 sets it as a string.",
        HasFix: false,
        [
            new(
                Reporting.Agent("<key>NODE_USE_ENV_PROXY</key><true/>"),
                Reporting.Agent("<key>NODE_USE_ENV_PROXY</key><string>1</string>")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject) =>
        subject is not ServiceSubject { Gateway.Service: LaunchdDefinition agent }
            ? []
            : from member in agent.List.Variables.Members
              where member.Value is OpaqueNode && agent.Find(member.Name) is null
              let kind = ((OpaqueNode)member.Value).Detail
              select this.Report(
                  subject, Severity.Warning, new Location(agent.List.Text, member.NameSpan),
                  $"{member.Name} of {subject.Name} is <{kind}>, not <string>, so launchd does not pass it on.",
                  "what was meant cannot be told for sure", $"Write it as <string>…</string>.");
}
