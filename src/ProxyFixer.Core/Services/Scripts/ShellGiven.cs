using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Formats.Shell;
using ProxyFixer.NodeJs;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Scripts;

/// <summary>What a piece of shell has done to the environment where it starts a program.</summary>
internal sealed class ShellGiven
{
    // Without their values nothing can be said of a start.
    private static readonly ImmutableArray<string> Decisive = [NodeSwitch.Variable, "NODE_OPTIONS"];

    private readonly ShellVariables variables = new();
    private readonly List<string> notRead = [];
    private readonly List<string> files = [];

    private ShellGiven(IReadOnlyCollection<string> inherited) => Inherited = inherited;

    private IReadOnlyCollection<string> Inherited { get; }

    /// <summary>The files that it reads and that are there, absolute as seen from the root.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>The files that it reads and that cannot be followed, as they are written.</summary>
    public IReadOnlyList<string> NotRead => notRead;

    /// <summary>The names that it takes away.</summary>
    /// <param name="own">The piece.</param>
    /// <param name="place">Finds the place of what stands in the piece itself.</param>
    /// <returns>Each where it says so.</returns>
    public IEnumerable<PlacedText> Removed(SourceText own, Func<TextSpan, Location?> place) =>
        from variable in variables.All
        where variable.LastTouched is { Kind: EffectKind.Unset, IsCertain: true }
        let text = variable.LastTouchedIn!.Text
        let span = variable.LastTouched!.Command
        select new PlacedText(variable.Name, ReferenceEquals(text, own) ? place(span) : new(text, span));

    /// <summary>A variable that may be set, and without whose value nothing can be said; null for none.</summary>
    public string? Undecided => Decisive.FirstOrDefault(name => variables.Find(name) is { } variable && IsVisible(variable) && !IsCertain(variable));

    /// <summary>The proxy variables that are set, or may be, to a value that only a running shell knows.</summary>
    public IEnumerable<string> Computed => Visible.Where(variable => ProxyVariables.Has(variable.Name) && !IsCertain(variable)).Select(variable => variable.Name);

    private IEnumerable<ShellVariable> Visible => variables.All.Where(variable => variable.Last is not null && IsVisible(variable));

    /// <summary>Follows it.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="start">Where the program is started in it.</param>
    /// <param name="inherited">The names that are in the environment before: to set one changes it there, exported or not.</param>
    /// <param name="open">Reads a file that is named in it; null where it is not there, or its name is not known.</param>
    /// <returns>What it does until there.</returns>
    public static ShellGiven Until(SourceText text, int start, IReadOnlyCollection<string> inherited, Func<string, SourceText?> open)
    {
        var given = new ShellGiven(inherited);
        var reading = ShellReading.Of(text);
        given.variables.Follow(reading with { Effects = [.. reading.Effects.Where(effect => effect.Command.Start < start)] }, isCertain: true, source =>
        {
            var sourced = open(source.Path ?? source.Written);
            if (sourced is null)
            {
                given.notRead.Add(source.Written);
                return null;
            }

            given.files.Add(sourced.Path);
            return [ShellReading.Of(sourced)];
        });
        return given;
    }

    /// <summary>The variables that the program gets of it; in place of a proxy that is computed stands one that is well-formed.</summary>
    /// <param name="place">Finds the place of what stands in the piece itself.</param>
    /// <param name="own">The piece.</param>
    /// <param name="source">What kind of place that is, in a few words.</param>
    /// <returns>Each name once.</returns>
    public IEnumerable<StartVariable> Variables(SourceText own, Func<TextSpan, Location?> place, string source) =>
        from variable in Visible
        let value = IsCertain(variable) ? variable.Literal : ProxyVariables.OfFetch.Contains(variable.Name) ? StartVariables.UnknownProxy : null
        where value is not null
        let origin = variable.Origins[^1]
        let span = origin.Effect.NameSpan.Length > 0 ? origin.Effect.NameSpan : origin.Effect.Command
        select new StartVariable(variable.Name, value, ReferenceEquals(origin.File.Text, own) ? place(span) : new(origin.File.Text, span), source);

    /// <summary>Puts values in place of <c>$NAME</c> in a word.</summary>
    /// <param name="word">A word of the command.</param>
    /// <returns>The value of the variable that the word begins with, or the value in <c>NAME=$VALUE</c>, and the rest; the word itself where that is not known.</returns>
    public string Expand(string word) => word.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && VariableName.IsPosix(word.AsSpan(0, sign))
        ? word[..(sign + 1)] + Begin(word[(sign + 1)..])
        : Begin(word);

    private string Begin(string word)
    {
        var name = word.StartsWith("${", StringComparison.Ordinal) && word.IndexOf('}', StringComparison.Ordinal) is > 0 and var end ? word[2..end]
            : word.StartsWith('$') ? string.Concat(word.Skip(1).TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            : "";
        return name.Length > 0 && variables.Find(name)?.Literal is { } value ? value + word[(word[1] == '{' ? name.Length + 3 : name.Length + 1)..] : word;
    }

    private bool IsVisible(ShellVariable variable) => variable.IsSet != Certainty.No && (variable.IsExported != Certainty.No || Inherited.Contains(variable.Name));

    private bool IsCertain(ShellVariable variable) =>
        variable.IsSet == Certainty.Yes && variable.Literal is not null && (variable.IsExported == Certainty.Yes || Inherited.Contains(variable.Name));
}
