using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Collects the facts of a subject, by the names of <see cref="FactCatalog"/>.</summary>
/// <param name="kind">The kind of subject; it can only have facts of its kind.</param>
internal sealed class FactSheet(SubjectKind kind)
{
    private readonly ImmutableSortedDictionary<string, Fact>.Builder facts =
        ImmutableSortedDictionary.CreateBuilder<string, Fact>(StringComparer.Ordinal);

    /// <summary>Notes a text; null is no fact.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <param name="where">Where it was read.</param>
    public void Add(TextFact name, string? value, Location? where = null) => Put(name, name.Name, value, where);

    /// <summary>Notes a word; null is no fact.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">One of its words.</param>
    /// <param name="where">Where it was read.</param>
    public void Add(WordFact name, string? value, Location? where = null) => Put(name, name.Name, value, where);

    /// <summary>Notes a member of an enumeration; null is no fact.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <param name="where">Where it was read.</param>
    public void Add<T>(EnumFact<T> name, T? value, Location? where = null)
        where T : struct, Enum => Put(name, name.Name, value?.ToString().ToLowerInvariant(), where);

    /// <summary>Notes a yes or no.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Null is unknown.</param>
    public void Add(AnswerFact name, bool? value) => Put(name, name.Name, value switch { true => "yes", false => "no", null => "unknown" }, null);

    /// <summary>Notes a yes or no with its reason.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Null is unknown.</param>
    /// <param name="reason">Why, a sentence without a full stop; null for none.</param>
    public void Add(AnswerFact name, bool? value, string? reason)
    {
        Add(name, value);
        Add(name.Reason, reason);
    }

    /// <summary>Notes an answer with its reason.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="answer">The answer.</param>
    public void Add(AnswerFact name, Fact<Answer> answer) =>
        Add(name, answer.Value switch { Answer.Yes => true, Answer.No => false, _ => (bool?)null }, answer.Reason);

    /// <summary>Notes a member of a family; null is no fact.</summary>
    /// <param name="family">The family.</param>
    /// <param name="member">The variable or header.</param>
    /// <param name="value">Its value.</param>
    /// <param name="where">Where it was read.</param>
    public void Add(FactFamily family, string member, string? value, Location? where = null) => Put(family, family.Of(member), value, where);

    /// <summary>Notes whether Node's switch is on, and what it would do.</summary>
    /// <param name="now">Node as it starts now.</param>
    /// <param name="after">Node with NODE_USE_ENV_PROXY=1.</param>
    public void AddSwitch(NodeProxy now, NodeProxy after)
    {
        Add(FactCatalog.SwitchIsOn, now.Switch.IsOn, now.Switch.Reason);
        Add(FactCatalog.WithSwitchIsOn, after.Switch.IsOn, after.Switch.Reason);
        Add(FactCatalog.WithSwitchStartup, after.Startup.Kind);
        Add(FactCatalog.WithSwitchStartupReason, after.Startup.Reason);
        Add(FactCatalog.WithSwitchRouteCause, after.Route(NodeClient.Fetch, Gateway.CodexAddress).Cause);
    }

    /// <summary>Ends the collection.</summary>
    /// <returns>The facts.</returns>
    public ImmutableSortedDictionary<string, Fact> ToFacts() => facts.ToImmutable();

    private void Put(FactName name, string path, string? value, Location? where)
    {
        if (!name.Kinds.Contains(kind))
        {
            throw new InvalidOperationException($"the catalog does not give {name.Name} to a {kind}");
        }

        if (value is not null)
        {
            facts[path] = new(value, where);
        }
    }
}
