using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Files that are read from within others, and what a file takes in that its text does not show.</content>
internal sealed partial class ShellVariables
{
    private const int MostDefaults = 4;

    /// <summary>What a file costs that is read from within another, beside its effects: each may read the next one twice.</summary>
    private const int FileCost = 1_000;

    private readonly List<Location> unseen = [];
    private readonly HashSet<(string Path, TextSpan Command)> unseenPlaces = [];

    /// <summary>True inside of a file that is known to set no proxy, whatever it runs.</summary>
    private bool isQuiet;

    /// <summary>Where the files read or run what their own text does not show, each place once.</summary>
    public IReadOnlyList<Location> Unseen => unseen;

    /// <summary>The folder that a variable names behind the files.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>An absolute path; null where no file sets the variable, or only a running shell knows to what.</returns>
    public string? Folder(string name) => Find(name) is { IsSet: not Certainty.No } variable
        ? variable.Literal ?? WithDefault(name, new(EffectKind.Source, "", IsCertain: false), depth: 0) : null;

    private void Read(ShellReading file, ShellEffect effect, Func<ShellSource, IReadOnlyList<ShellReading>?> open)
    {
        var path = SourcedPath(effect.Literal ?? effect.Name, effect, depth: 0);
        budget.Spend(FileCost);
        if (budget.IsSpent || open(new(effect.Name, path)) is not { } found)
        {
            NoteUnseen(file, effect);
            return;
        }

        foreach (var sourced in found.Where(active.Add))
        {
            var outer = isQuiet;
            isQuiet |= HarmlessStartup.IsFile(sourced.Text.Path);
            budget.Spend(sourced.Effects.Count);
            Follow(effect.Exports ? sourced.AsWords() : sourced, effect.IsCertain, open);
            isQuiet = outer;
            active.Remove(sourced);
        }
    }

    private void NoteUnseen(ShellReading file, ShellEffect effect)
    {
        var isHarmless = effect.Kind == EffectKind.Source ? HarmlessStartup.IsFile(effect.Name) : IsOption(effect.Literal ?? "");
        if (!isQuiet && !isHarmless && unseenPlaces.Add((file.Text.Path, effect.Command)))
        {
            unseen.Add(new(file.Text, effect.Command));
        }
    }

    /// <summary>Tells whether a word is a variable that holds nothing but options: <c>export ${which_opt} which</c> of Fedora.</summary>
    private bool IsOption(string word) =>
        Find(word.Trim('"', '$', '{', '}')) is { Values: { Count: > 0 } values } && values.All(value => value.Length == 0 || value[0] == '-');

    private string? SourcedPath(string word, ShellEffect effect, int depth) =>
        SourcedWord.Resolve(word, name => Known(name, effect) ?? WithDefault(name, effect, depth), name => Find(name) is { IsSet: not Certainty.No });

    /// <summary>A folder that is made of defaults, too: <c>D=${XDG_CONFIG_HOME:-$HOME/.config}/shell</c>.</summary>
    private string? WithDefault(string name, ShellEffect effect, int depth) =>
        depth < MostDefaults && Find(name) is { Origins: [var (file, origin)] } && origin is { Refers: true, ValueSpan.Length: > 0 } && origin.ValueSpan != origin.NameSpan
            ? SourcedPath(file.Text.Text.Substring(origin.ValueSpan.Start, origin.ValueSpan.Length), effect, depth + 1) : null;
}
