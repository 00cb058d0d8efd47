using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Suppressions.Comments;

/// <summary>One comment that begins with <c>proxyfixer-ignore</c>.</summary>
/// <param name="Comment">The comment with its marks.</param>
/// <param name="Format">The format that tells it from values.</param>
/// <param name="Ids">What it names, in order; for the word alone <see cref="SuppressedId.Any"/>; empty where it is malformed.</param>
/// <param name="Form">How it is written.</param>
/// <param name="IsOnOwnLine">True where nothing but blanks stands beside it.</param>
/// <param name="FirstLine">The first line whose findings it covers, from 1.</param>
/// <param name="LastLine">The last such line.</param>
public sealed record Suppression(
    Location Comment,
    Tree.IFormat Format,
    ImmutableArray<SuppressedId> Ids,
    SuppressionForm Form,
    bool IsOnOwnLine,
    int FirstLine,
    int LastLine)
{
    /// <summary>The word that a comment begins with.</summary>
    public const string Word = "proxyfixer-ignore";

    /// <summary>Whether it says why.</summary>
    public bool HasReason { get; init; }

    /// <summary>The last day on which it counts (<c>until=DAY</c>); null for no end.</summary>
    public LastDay? Until { get; init; }

    /// <summary>Tells whether a finding stands where it looks.</summary>
    /// <param name="place">Where the finding is shown, in the same file.</param>
    /// <returns>True for a finding that begins in one of its lines.</returns>
    public bool Covers(Location place) => place.Start.Line is var line && FirstLine <= line && line <= LastLine;
}

/// <summary>An id or a prefix in a <see cref="Suppression"/>.</summary>
/// <param name="Text">As it is written; may be anything.</param>
/// <param name="Span">Where it stands in the file.</param>
public readonly record struct SuppressedId(string Text, TextSpan Span)
{
    /// <summary>What all ids begin with.</summary>
    public const string Any = "PXF";

    /// <summary>Tells whether it is a rule's id or the beginning of it, in any case, as for <c>--select</c>.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <returns>True where it is.</returns>
    public bool Covers(string rule) => Text.Length >= Any.Length && rule.StartsWith(Text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a <see cref="Suppression"/> is written.</summary>
public enum SuppressionForm
{
    /// <summary>A colon and a list of ids.</summary>
    Listed,

    /// <summary>The word alone: every rule.</summary>
    All,

    /// <summary>Neither; it suppresses nothing.</summary>
    Malformed,

    /// <summary>What stands behind <c>until=</c> is no day; it suppresses nothing.</summary>
    WrongDay,
}
