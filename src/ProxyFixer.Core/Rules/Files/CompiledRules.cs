using System.Collections.Immutable;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Rules.Files;

/// <summary>
/// The rules that come with the program. The build turns <c>rules/*.yaml</c> into trees (<c>src/ProxyFixer.RuleGenerator</c>), so that no
/// start reads YAML; a tree becomes a <see cref="RuleFile"/> when a run needs it.
/// </summary>
internal static partial class CompiledRules
{
    /// <summary>The rules, by file name.</summary>
    public static ImmutableArray<RuleSource> All { get; } = [.. Heads().Select(Source)];

    private static RuleSource Source(CompiledRule rule) => new(
        rule.File.Split('-')[0],
        rule.Check,
        [.. rule.Subjects.Select(word => SubjectWords.Kinds[word])],
        new(() => RuleFileParser.ParseOwn(Map(rule.File, Tree(rule.File)), () => Map(rule.File, Examples(rule.File)))));

    private static YamlMap Map(string file, ReadOnlySpan<ushort> tree) => new(file, "", (YamlEntries)new CompiledTree(tree).Read());

    /// <summary>What is looked up of a rule before it is read.</summary>
    private static partial CompiledRule[] Heads();

    /// <summary>The tree of a rule file without its examples, which are a third of it and wait until somebody asks.</summary>
    private static partial ReadOnlySpan<ushort> Tree(string file);

    /// <summary>The tree of the examples alone.</summary>
    private static partial ReadOnlySpan<ushort> Examples(string file);

    /// <summary>A rule before it is read.</summary>
    /// <param name="File"><c>ID-name.yaml</c>.</param>
    /// <param name="Check">The check it names; null where it has conditions.</param>
    /// <param name="Subjects">The words behind <c>subject:</c>.</param>
    private sealed record CompiledRule(string File, string? Check, string[] Subjects);
}
