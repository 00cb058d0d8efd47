using System.Collections.Immutable;

namespace ProxyFixer.Services;

/// <summary>What one user tells one manager, so that changed files count.</summary>
/// <param name="Title">Whose manager it is, in a few words.</param>
/// <param name="Commands">Lines for a shell, in an order that works when pasted; at least one; a line without a known command is a shell comment.</param>
public sealed record AdviceBlock(string Title, ImmutableArray<string> Commands)
{
    /// <summary>Writes blocks such that the whole can be pasted: titles are shell comments.</summary>
    /// <param name="blocks">In the order to run them.</param>
    /// <returns>Lines with two blanks in front; empty where there is no block.</returns>
    public static string Write(ImmutableArray<AdviceBlock> blocks) =>
        string.Concat(Lines(blocks).Select(line => $"  {line}\n"));

    /// <summary>Titles, as shell comments, and commands.</summary>
    /// <param name="blocks">In the order to run them.</param>
    /// <returns>Lines in that order.</returns>
    public static ImmutableArray<string> Lines(ImmutableArray<AdviceBlock> blocks) => [.. blocks.SelectMany(block => block.Commands.Prepend($"# {block.Title}"))];

    /// <summary>The commands alone.</summary>
    /// <param name="blocks">In the order to run them.</param>
    /// <returns>Each once.</returns>
    public static ImmutableArray<string> Flatten(ImmutableArray<AdviceBlock> blocks) =>
        [.. blocks.SelectMany(block => block.Commands).Distinct(StringComparer.Ordinal)];
}
