using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <summary>The variables that files leave behind which a shell reads one after the other.</summary>
internal sealed partial class ShellVariables
{
    private readonly Dictionary<string, ShellVariable> variables = new(StringComparer.Ordinal);
    /// <summary>The files that are read from within others now: none reads itself.</summary>
    private readonly HashSet<ShellReading> active = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts the values that are made of others, and what is followed in files that are read from within others.</summary>
    private readonly ExpansionBudget budget = new();

    /// <summary>What functions change that the file calls which is followed now: when that happens is not known.</summary>
    private IReadOnlySet<string> unsteady = ImmutableHashSet<string>.Empty;

    private Certainty exportsAll;

    /// <summary>Whether such a function may turn <c>set -a</c> on.</summary>
    private bool mayExportAll;

    /// <summary>False behind a command that may have left the file, or ended the shell.</summary>
    private bool isCertain = true;

    /// <summary>The home folder of the user, which the shell knows before it reads a file; null where it is not told.</summary>
    public string? Home { get; init; }

    /// <summary>All that were touched.</summary>
    public IEnumerable<ShellVariable> All => variables.Values;

    /// <summary>Follows one file alone.</summary>
    /// <param name="reading">The file.</param>
    /// <returns>The variables behind it.</returns>
    public static ShellVariables Of(ShellReading reading)
    {
        var result = new ShellVariables();
        result.Follow(reading, isCertain: true, _ => []);
        return result;
    }

    /// <summary>Looks a variable up.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The variable; null where no file touches it.</returns>
    public ShellVariable? Find(string name) => variables.GetValueOrDefault(name);

    /// <summary>Follows the next file.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="isCertain">Whether the shell surely reads it.</param>
    /// <param name="open">Reads a file that this one reads in turn, none where it is not there; null where it is not known which one, or what is in it.</param>
    public void Follow(ShellReading reading, bool isCertain, Func<ShellSource, IReadOnlyList<ShellReading>?> open)
    {
        var outer = (this.isCertain, unsteady, mayExportAll);
        this.isCertain = isCertain;

        // When a function runs is not followed: what it does may come before all else, or behind it.
        Apply(reading, reading.Called, open);
        unsteady = reading.Called.Count == 0 ? unsteady : reading.Called.Select(effect => effect.Name).Concat(unsteady).ToHashSet(StringComparer.Ordinal);
        mayExportAll |= reading.Called.Any(effect => effect.Kind == EffectKind.ExportAll);
        Apply(reading, reading.Effects, open);
        (_, unsteady, mayExportAll) = outer;
        Apply(reading, reading.Called, open);
        this.isCertain = outer.isCertain;
    }

    private void Apply(ShellReading file, IReadOnlyList<ShellEffect> effects, Func<ShellSource, IReadOnlyList<ShellReading>?> open)
    {
        foreach (var effect in effects)
        {
            Apply(file, isCertain || !effect.IsCertain ? effect : effect with { IsCertain = false }, open);
        }
    }

    private void Apply(ShellReading file, ShellEffect effect, Func<ShellSource, IReadOnlyList<ShellReading>?> open)
    {
        switch (effect.Kind)
        {
            case EffectKind.Guard:
                break;
            case EffectKind.Leave:
                isCertain = false;
                break;
            case EffectKind.Source:
                Read(file, effect, open);
                break;
            case EffectKind.Unseen:
                NoteUnseen(file, effect);
                break;
            case EffectKind.ExportAll:
                exportsAll = effect.IsCertain ? Certainty.Yes : Larger(exportsAll, Certainty.Maybe);
                break;
            case EffectKind.ExportSome:
                exportsAll = effect.IsCertain && !mayExportAll ? Certainty.No : Smaller(exportsAll, Certainty.Maybe);
                break;
            default:
                ApplyTo(Variable(effect.Name), file, effect);
                break;
        }
    }

    private void ApplyTo(ShellVariable variable, ShellReading file, ShellEffect effect)
    {
        (variable.LastTouched, variable.LastTouchedIn) = (effect, file);
        var (yes, no) = effect.IsCertain ? (Certainty.Yes, Certainty.No) : (Certainty.Maybe, Certainty.Maybe);
        switch (effect.Kind)
        {
            case EffectKind.Export:
                variable.IsExported = Larger(variable.IsExported, yes);
                break;
            case EffectKind.Unexport:
                variable.IsExported = Smaller(variable.IsExported, no);
                break;
            case EffectKind.Freeze:
                variable.IsFrozen = Larger(variable.IsFrozen, yes);
                break;
            case EffectKind.Unset when !IsForbidden(variable, ref effect):
                no = effect.IsCertain ? no : Certainty.Maybe;
                (variable.IsSet, variable.IsExported) = (Smaller(variable.IsSet, no), Smaller(variable.IsExported, no));
                break;
            case EffectKind.Set or EffectKind.Touch when !IsForbidden(variable, ref effect):
                Set(variable, file, WithValue(file, effect));
                break;
        }
    }

    /// <summary>Tells the value of an assignment that refers to variables whose values are known at this place.</summary>
    private ShellEffect WithValue(ShellReading file, ShellEffect effect)
    {
        var raw = effect.Refers ? file.Text.Text.AsSpan(effect.ValueSpan.Start, effect.ValueSpan.Length) : default;
        if (raw.IsEmpty || budget.IsSpent || budget.Take(ShellReferences.Resolve(raw, name => Known(name, effect))) is not { } value)
        {
            return effect;
        }

        // A whole word in quotes: "NAME=value".
        return effect with { Literal = effect.ValueSpan == effect.NameSpan ? value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..] : value };
    }

    /// <summary>What the same command sets is not there yet where it is expanded; of what may be set only a value that may be is made.</summary>
    private string? Known(string name, ShellEffect effect) =>
        Find(name) is { Literal: { } literal } variable && variable.LastTouched!.Command != effect.Command
        && (effect.IsCertain ? variable.IsSet == Certainty.Yes && !unsteady.Contains(name) : variable.IsSet != Certainty.No)
            ? literal : name == "HOME" && Find(name) is null ? Home : null;

    private void Set(ShellVariable variable, ShellReading file, ShellEffect effect)
    {
        var exported = effect.Exports ? Certainty.Yes : exportsAll;
        variable.IsExported = Larger(variable.IsExported, effect.IsCertain ? exported : Smaller(exported, Certainty.Maybe));
        if (effect.IsCertain || variable.IsSet == Certainty.No)
        {
            variable.Forget();
        }

        variable.Add(file, effect);
        variable.IsSet = effect.IsCertain ? Certainty.Yes : Larger(variable.IsSet, Certainty.Maybe);
    }

    /// <summary>To change what is read-only ends dash and only fails in bash, so that all below is uncertain.</summary>
    private bool IsForbidden(ShellVariable variable, ref ShellEffect effect)
    {
        if (variable.IsFrozen == Certainty.No)
        {
            return false;
        }

        // bash fails to set it, yet marks it for export.
        isCertain = false;
        variable.IsExported = effect.Exports ? Larger(variable.IsExported, Certainty.Maybe) : variable.IsExported;
        effect = effect with { IsCertain = false };
        return variable.IsFrozen == Certainty.Yes;
    }

    private ShellVariable Variable(string name)
    {
        if (!variables.TryGetValue(name, out var variable))
        {
            variables.Add(name, variable = new(name));
        }

        return variable;
    }

    private static Certainty Larger(Certainty a, Certainty b) => a > b ? a : b;

    private static Certainty Smaller(Certainty a, Certainty b) => a < b ? a : b;
}
