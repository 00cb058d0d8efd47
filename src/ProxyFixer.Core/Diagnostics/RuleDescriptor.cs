using System.Collections.Immutable;

namespace ProxyFixer.Diagnostics;

/// <summary>What is known of a rule without running it: its page.</summary>
/// <param name="Id"><c>PXF</c> and four digits; the first two name the family.</param>
/// <param name="Name">Kebab-case, reads well after "allow …".</param>
/// <param name="Title">One line for lists.</param>
/// <param name="Severity">The severity of a finding where the rule says nothing else.</param>
/// <param name="Why">Why the finding matters, some sentences.</param>
/// <param name="Sources">Public issue numbers, manual sections; at least one.</param>
public sealed record RuleDescriptor(
    string Id,
    string Name,
    string Title,
    Severity Severity,
    string Why,
    ImmutableArray<string> Sources)
{
    /// <summary>What it is about; null where a rule of the user does not say.</summary>
    public RuleCategory? Category { get; init; }

    /// <summary>For which releases of OpenClaw, Node or systemd it matters, in sentences; null where a rule of the user does not say.</summary>
    public string? Versions { get; init; }

    /// <summary>True where people are shown its notes without asking for them, because they qualify all that is said.</summary>
    public bool IsAlwaysShown { get; init; }
}
