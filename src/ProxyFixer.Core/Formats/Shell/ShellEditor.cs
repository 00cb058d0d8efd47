using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell;

/// <summary>Sets one exported variable of a shell file; every edit is read back before it is offered.</summary>
/// <param name="source">The file.</param>
/// <param name="name">The variable.</param>
/// <param name="value">What it shall be.</param>
internal sealed class ShellEditor(SourceText source, string name, string value)
{
    private readonly string text = source.Text;
    private readonly bool isFish = ShellDialects.Of(source) == ShellDialect.Fish;
    private readonly ShellReading reading = ShellReading.Of(source);

    /// <summary>Makes the edit.</summary>
    /// <returns>The edit, nothing, or why there is none.</returns>
    public EditResult Edit()
    {
        if (reading.Errors.FirstOrDefault(error => error.IsFatal) is { } fatal)
        {
            return new EditResult.Refused(fatal.Span, "the shell cannot read the file beyond this place: " + fatal.Message);
        }

        var variables = ShellVariables.Of(reading);
        var variable = variables.Find(name);
        if (variable is not null && Holds(variable))
        {
            return EditResult.Nothing;
        }

        var insertion = new ShellInsertion(source, reading, variables);
        foreach (var (edit, mayDepend) in Replacements(variable).Concat(insertion.Edits(name, value)))
        {
            if (ReadsBack(variables, edit, mayDepend))
            {
                return new EditResult.Edited([edit]);
            }
        }

        var place = variable?.Last?.ValueSpan ?? new(text.Length, 0);
        return new EditResult.Refused(place, "no line can be written that exports the variable and leaves everything else as it is");
    }

    /// <summary>Also where a branch or an early return decides whether it is set: then it is set there as wanted.</summary>
    private bool Holds(ShellVariable variable) =>
        variable.IsVisible && variable.Literal == value && (variable.IsCertain || variable.Origins is [{ Effect.Kind: EffectKind.Set }]);

    private IEnumerable<(TextEdit Edit, bool MayDepend)> Replacements(ShellVariable? variable)
    {
        if (variable?.Origins is not [{ Effect: { Kind: EffectKind.Set } last }] || variable.IsSet == Certainty.No || (isFish && last.ValueSpan.Length == 0))
        {
            return [];
        }

        var isWholeArgument = last.ValueSpan.Start == last.NameSpan.Start;
        var style = ShellSpelling.StyleOf(text.AsSpan(last.ValueSpan.Start, last.ValueSpan.Length));
        var assignment = TextSpan.FromBounds(last.NameSpan.Start, last.ValueSpan.End);
        if (variable.IsExported != Certainty.No)
        {
            return ShellSpelling.Of(value, isWholeArgument ? '\0' : style, isFish)
                .Select(spelling => (new TextEdit(last.ValueSpan, isWholeArgument ? name + "=" + spelling : spelling), true));
        }

        return assignment != last.Command ? []
            : ShellSpelling.Of(value, style, isFish).Select(spelling => (new TextEdit(assignment, "export " + name + "=" + spelling), true));
    }

    private bool ReadsBack(ShellVariables before, TextEdit edit, bool mayDepend)
    {
        var changed = source.Apply([edit]);
        var after = ShellReading.Of(changed);
        if (after.Errors.Length != reading.Errors.Length || Touches(after) != Touches(reading))
        {
            return false;
        }

        var variables = ShellVariables.Of(after);
        return variables.Find(name) is { } variable
            && Holds(variable)
            && (mayDepend || variable.IsCertain)
            && Others(before).SetEquals(Others(variables));
    }

    /// <summary>An expansion with an assignment of its own (<c>${X:=1}</c>) must not get lost with the value it stands in.</summary>
    private static int Touches(ShellReading of) => of.Effects.Count(effect => effect.Kind == EffectKind.Touch);

    private HashSet<(string Name, bool IsCertain, string? Literal)> Others(ShellVariables variables) =>
        [.. variables.All.Where(variable => variable.IsVisible && variable.Name != name)
            .Select(variable => (variable.Name, variable.IsCertain, variable.IsCertain ? variable.Literal : null))];
}
