namespace ProxyFixer.Formats.Shell;

/// <content>What aliases and functions set for the programs that they start.</content>
internal sealed partial class ShellParser
{
    private readonly List<ShellLaunch> launches = [];

    /// <summary>Notes <c>A=1 program</c> and <c>env A=1 program</c>.</summary>
    /// <param name="words">A simple command.</param>
    /// <param name="first">Which of its words names the program, behind <c>command</c> and the like.</param>
    private void NoteLaunch(List<ShellWord> words, int first)
    {
        if (function is null || gate == Gate.Elsewhere)
        {
            return;
        }

        var program = words[first].Literal(text) == "env" ? words.FindIndex(first + 1, word => !word.IsAssignment) : first;
        if (program > 0 && words[program].Literal(text) is { } name)
        {
            launches.AddRange(words[..program].Where(word => word.Has(WordTraits.Assigns)).Select(Set).Where(set => set.Literal is not null)
                .Select(set => new ShellLaunch(function, name, set.Name, set.Literal!, set.NameSpan)));
        }
    }

    private void NoteExports(string name, IEnumerable<ShellEffect> effects) => launches.AddRange(effects
        .Where(effect => effect is { Kind: EffectKind.Set, Exports: true, Literal: not null })
        .Select(effect => new ShellLaunch(name, null, effect.Name, effect.Literal!, effect.NameSpan)));
}
