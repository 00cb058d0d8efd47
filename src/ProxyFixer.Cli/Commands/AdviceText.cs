using System.Collections.Immutable;
using ProxyFixer.Advice;
using ProxyFixer.Services;
using ProxyFixer.Patches;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary>What is to be run after <c>fix</c>, <c>set</c> and <c>restore</c>: the same for a change and for taking it back.</summary>
internal static class AdviceText
{
    /// <summary>Finds the commands after a change.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="changed">The files that were changed, made or removed; absolute as seen from the root.</param>
    /// <param name="here">Who runs the program.</param>
    /// <returns>In the order to run them; empty where nothing was changed.</returns>
    public static ImmutableArray<AdviceBlock> After(Host host, IEnumerable<string> changed, ProgramContext here) =>
        changed.ToArray() is { Length: > 0 } paths
            ? new Advisor(host with { Files = new(host.Files.Root) }, here.FindUser()).For(paths)
            : [];

    /// <summary>The same for what was written as patches.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="patches">What was written.</param>
    /// <param name="here">Who runs the program.</param>
    /// <returns>In the order to run them.</returns>
    public static ImmutableArray<AdviceBlock> After(Host host, ImmutableArray<FilePatch> patches, ProgramContext here) =>
        After(host, patches.Select(patch => patch.Path), here);

    /// <summary>Finds the commands that a change will need.</summary>
    /// <param name="host">The machine as it is.</param>
    /// <param name="patches">What may be written.</param>
    /// <param name="here">Who runs the program.</param>
    /// <returns>In the order to run them; empty where there is no patch.</returns>
    public static ImmutableArray<AdviceBlock> Before(Host host, ImmutableArray<FilePatch> patches, ProgramContext here) => patches.IsEmpty ? []
        : new Advisor(host with { Files = host.Files.With(patches.Select(patch => patch.After).OfType<SourceText>()) }, here.FindUser()).For(patches.Select(patch => patch.Path));

    /// <summary>Writes the commands for a person.</summary>
    /// <param name="blocks">In the order to run them.</param>
    /// <param name="host">The machine.</param>
    /// <returns>Lines; empty where there is nothing to run.</returns>
    public static string Write(ImmutableArray<AdviceBlock> blocks, Host host) => blocks.IsEmpty ? ""
        : $"Now run{(host.HasRoot ? $", inside of {host.Files.Root} and as the user named" : "")}, so that the change takes effect:\n{AdviceBlock.Write(blocks)}";
}
