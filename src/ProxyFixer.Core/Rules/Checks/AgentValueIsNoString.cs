using ProxyFixer.Services.Launchd;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>A variable of a launchd agent that is an integer or a boolean.</summary>
public sealed class AgentValueIsNoString : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject) =>
        subject is not ServiceSubject { Gateway.Service: LaunchdDefinition agent }
            ? []
            : from member in agent.List.Variables.Members
              where member.Value is OpaqueNode && agent.Find(member.Name) is null
              let kind = ((OpaqueNode)member.Value).Detail
              select new CheckResult(new Location(agent.List.Text, member.NameSpan), ("variable", member.Name), ("type", kind));
}
