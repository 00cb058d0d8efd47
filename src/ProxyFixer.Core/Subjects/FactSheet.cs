using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Collects the facts of a subject.</summary>
internal sealed class FactSheet
{
    private readonly ImmutableSortedDictionary<string, Fact>.Builder facts =
        ImmutableSortedDictionary.CreateBuilder<string, Fact>(StringComparer.Ordinal);

    /// <summary>Notes a fact; null is no fact.</summary>
    /// <param name="name">Its dotted name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="where">Where it was read.</param>
    public void Add(string name, string? value, Location? where = null)
    {
        if (value is not null)
        {
            facts[name] = new(value, where);
        }
    }

    /// <summary>Notes an answer and its reason: <c>NAME</c> is yes, no or unknown, <c>NAME.Reason</c> a sentence.</summary>
    /// <param name="name">The dotted name.</param>
    /// <param name="answer">The answer.</param>
    public void Add(string name, Fact<Answer> answer)
    {
        Add(name, answer.Value.ToString().ToLowerInvariant());
        Add(name + ".Reason", answer.Reason);
    }

    /// <summary>Notes a yes or no; null is unknown.</summary>
    /// <param name="name">The dotted name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, bool? value) => Add(name, value switch { true => "yes", false => "no", null => "unknown" });

    /// <summary>Notes whether Node's switch is on, and what it would do.</summary>
    /// <param name="now">Node as it starts now.</param>
    /// <param name="after">Node with NODE_USE_ENV_PROXY=1.</param>
    public void AddSwitch(NodeProxy now, NodeProxy after)
    {
        Add("Switch.IsOn", now.Switch.IsOn);
        Add("Switch.IsOn.Reason", now.Switch.Reason);
        Add("WithSwitch.IsOn", after.Switch.IsOn);
        Add("WithSwitch.IsOn.Reason", after.Switch.Reason);
        Add("WithSwitch.Startup", after.Startup.Kind.ToString().ToLowerInvariant());
        Add("WithSwitch.Startup.Reason", after.Startup.Reason);
        Add("WithSwitch.Route.Cause", after.Route(NodeClient.Fetch, Gateway.CodexAddress).Cause.ToString().ToLowerInvariant());
    }

    /// <summary>Ends the collection.</summary>
    /// <returns>The facts.</returns>
    public ImmutableSortedDictionary<string, Fact> ToFacts() => facts.ToImmutable();
}
