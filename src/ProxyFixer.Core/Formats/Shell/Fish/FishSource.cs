namespace ProxyFixer.Formats.Shell.Fish;

/// <summary>What <c>source</c> and <c>eval</c> of fish take into the shell (fish-source, fish-eval).</summary>
internal static class FishSource
{
    /// <summary>Reads <c>source FILE</c> and <c>source (command | psub)</c>.</summary>
    /// <param name="word">The word as it is written.</param>
    /// <param name="loops">The words of <c>for</c> loops, by variable.</param>
    /// <param name="effect">Where it stands and whether it happens.</param>
    /// <returns>The files, or what is not seen.</returns>
    public static List<ShellEffect> Files(string word, Dictionary<string, string[]> loops, ShellEffect effect)
    {
        if (CommandOutput.Inner(word) is { } script)
        {
            return Output(script, effect);
        }

        string[] words = loops.GetValueOrDefault(word.Trim('"').TrimStart('$')) ?? [word];
        return [.. words.Select(one => Source(one, effect) with { IsCertain = effect.IsCertain && words.Length == 1 })];
    }

    /// <summary>Reads <c>eval (command)</c> and <c>command | source</c>.</summary>
    /// <param name="script">The command.</param>
    /// <param name="effect">Where it stands.</param>
    /// <returns>The files that it prints, or what is not seen; empty where it sets no proxy.</returns>
    public static List<ShellEffect> Output(string script, ShellEffect effect)
    {
        var output = CommandOutput.Of(script);
        return output.IsHarmless ? []
            : output.Files.IsEmpty ? [effect with { Kind = EffectKind.Unseen, IsCertain = false }]
            : [.. output.Files.Select(file => Source(file, effect) with { IsCertain = false })];
    }

    private static ShellEffect Source(string word, ShellEffect effect) =>
        effect with { Kind = EffectKind.Source, Name = word.Trim('"', '\''), Literal = word.Replace("$__fish_config_dir", "${XDG_CONFIG_HOME:-$HOME/.config}/fish", StringComparison.Ordinal) };
}
