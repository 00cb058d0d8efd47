using System.Collections.Immutable;

namespace ProxyFixer.Subjects;

/// <summary>A fact that subjects can have: its name in rule files, what it means, what its value can be.</summary>
/// <param name="Name">Dotted and case-sensitive, as rule files write it: <c>OpenClaw.Version</c>.</param>
/// <param name="Words">What stands for the value in a text about no particular machine: "the version of OpenClaw".</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Kinds">The kinds of subject that can have it.</param>
public abstract record FactName(string Name, string Words, string Meaning, ImmutableArray<SubjectKind> Kinds)
{
    /// <summary>What a report says of the place that the fact was read from.</summary>
    public string PlaceNote { get; init; } = $"{Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..]} is set here";

    /// <summary>All values that it can have; null where any text can be one.</summary>
    public virtual ImmutableArray<string>? Values => null;

    /// <summary>The type, in words.</summary>
    public virtual string Type => Values is { } values ? string.Join(", ", values.Select(value => $"`{value}`")) : "text";
}

/// <summary>A fact whose value is any text.</summary>
/// <param name="Name">Its dotted name.</param>
/// <param name="Words">What stands for the value in a text about no particular machine.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Kinds">The kinds of subject that can have it.</param>
public sealed record TextFact(string Name, string Words, string Meaning, ImmutableArray<SubjectKind> Kinds) : FactName(Name, Words, Meaning, Kinds);

/// <summary>A fact that is <c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
/// <param name="Name">Its dotted name.</param>
/// <param name="Words">What stands for the value in a text about no particular machine.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Kinds">The kinds of subject that can have it.</param>
public sealed record AnswerFact(string Name, string Words, string Meaning, ImmutableArray<SubjectKind> Kinds) : FactName(Name, Words, Meaning, Kinds)
{
    /// <summary>The fact that says why, <c>NAME.Reason</c>: a sentence without a full stop. Not every answer has one.</summary>
    public TextFact Reason { get; } = new($"{Name}.Reason", "the reason", $"Why `{Name}` is so: a sentence without a full stop.", Kinds);

    /// <inheritdoc/>
    public override ImmutableArray<string>? Values => ["yes", "no", "unknown"];
}

/// <summary>A fact whose value is one of a few words.</summary>
/// <param name="Name">Its dotted name.</param>
/// <param name="Words">What stands for the value in a text about no particular machine.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Kinds">The kinds of subject that can have it.</param>
/// <param name="Allowed">The words.</param>
public sealed record WordFact(string Name, string Words, string Meaning, ImmutableArray<SubjectKind> Kinds, ImmutableArray<string> Allowed)
    : FactName(Name, Words, Meaning, Kinds)
{
    /// <inheritdoc/>
    public override ImmutableArray<string>? Values => Allowed;
}

/// <summary>A fact whose value is a member of an enumeration, in lower case.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
/// <param name="Name">Its dotted name.</param>
/// <param name="Words">What stands for the value in a text about no particular machine.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Kinds">The kinds of subject that can have it.</param>
public sealed record EnumFact<T>(string Name, string Words, string Meaning, ImmutableArray<SubjectKind> Kinds) : FactName(Name, Words, Meaning, Kinds)
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override ImmutableArray<string>? Values => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}

/// <summary>A family of facts, one for each name of a variable or header: <c>Environment.NAME</c>.</summary>
/// <param name="Prefix">What stands in front of the dot.</param>
/// <param name="Words">What stands for the value in a text about no particular machine.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Kinds">The kinds of subject that can have it.</param>
public sealed record FactFamily(string Prefix, string Words, string Meaning, ImmutableArray<SubjectKind> Kinds)
    : FactName($"{Prefix}.NAME", Words, Meaning, Kinds)
{
    /// <summary>What a report says of the place of a member; <c>NAME</c> stands for its name.</summary>
    public string MemberNote { get; init; } = "NAME is set here";

    /// <summary>The fact of one name.</summary>
    /// <param name="name">A variable or header.</param>
    /// <returns>The dotted name.</returns>
    public string Of(string name) => $"{Prefix}.{name}";

    /// <summary>Tells whose fact a dotted name is.</summary>
    /// <param name="path">A dotted name.</param>
    /// <returns>The variable or header; null where the fact is no member of the family.</returns>
    public string? Member(string path) =>
        path.Length > Prefix.Length + 1 && path[Prefix.Length] == '.' && path.StartsWith(Prefix, StringComparison.Ordinal) ? path[(Prefix.Length + 1)..] : null;
}
