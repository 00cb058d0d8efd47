using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>Finds the place and the look of a new line in a shell file.</summary>
/// <param name="source">The file.</param>
/// <param name="reading">What it does, with slots.</param>
/// <param name="variables">The variables it leaves behind.</param>
internal sealed class ShellInsertion(SourceText source, ShellReading reading, ShellVariables variables)
{
    private readonly string text = source.Text;

    /// <summary>Where the first command stands that may leave the file early; what is put below it may never run.</summary>
    private readonly int barrier = reading.Effects
        .Where(effect => effect.Kind is EffectKind.Leave or EffectKind.Guard)
        .Select(effect => effect.Command.Start)
        .DefaultIfEmpty(int.MaxValue)
        .First();

    /// <summary>Lists new lines, best first.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Edits; with each, whether the line may stand in a branch, as its neighbours do.</returns>
    public IEnumerable<(TextEdit Edit, bool MayDepend)> Edits(string name, string value)
    {
        var neighbour = Last(effect => ProxyVariables.Has(effect.Name)) ?? Last(_ => true);
        var line = new ShellLineStyle(source, neighbour, variables);
        return from slot in Slots(neighbour, variables.Find(name)).OfType<ShellSlot>().Distinct()
               from spelling in ShellSpelling.Of(value, line.Quote, line.IsFish)
               select (Insert(slot, line.Write(name, spelling)), slot.Block != 0);
    }

    private IEnumerable<ShellSlot?> Slots(ShellEffect? neighbour, ShellVariable? variable)
    {
        yield return neighbour is { } like ? Below(like.Command.End, like.Block) : null;
        if (barrier < int.MaxValue)
        {
            var last = Last(effect => effect.Block == 0 && effect.Command.End <= barrier);
            yield return last is { } above ? Below(above.Command.End, 0) : null;
            yield return AboveBarrier();
        }

        yield return variable?.LastTouched is { } touched ? Below(touched.Command.End, 0) : null;
        yield return reading.Slots.Where(slot => slot.Block == 0 && slot.Offset <= barrier).Select(slot => (ShellSlot?)slot).LastOrDefault();
        yield return reading.Slots.Select(slot => (ShellSlot?)slot).FirstOrDefault();
    }

    private ShellEffect? Last(Func<ShellEffect, bool> condition) => reading.Effects.LastOrDefault(effect => effect.Kind is EffectKind.Set or EffectKind.Export && effect.Command.Length > 0
        && variables.Find(effect.Name) is { IsExported: not Certainty.No } && condition(effect));

    private ShellSlot? Below(int offset, int block) => reading.Slots
        .Where(slot => slot.Offset >= offset && slot.Block == block && slot.Offset <= barrier)
        .Select(slot => (ShellSlot?)slot)
        .FirstOrDefault();

    /// <summary>The place above the line that may leave the file, and above the comment that belongs to it.</summary>
    private ShellSlot? AboveBarrier()
    {
        var slots = reading.Slots.Where(slot => slot.Block == 0 && slot.Offset <= barrier).ToList();
        var index = slots.Count - 1;
        while (index > 0 && text.AsSpan(slots[index - 1].Offset).TrimStart(" \t").StartsWith('#'))
        {
            index--;
        }

        // A comment at the very top is about the file.
        return slots.Count == 0 ? null : slots[index].Offset == 0 || index == 0 ? slots[^1] : slots[index];
    }

    /// <summary>CR would be read as part of the value, so a line written here ends with LF alone.</summary>
    private TextEdit Insert(ShellSlot slot, string line) => new(
        new(slot.Offset, 0),
        !slot.IsInLine ? line + "\n" : text.EndsWith('\n') ? "\n" + line + "\n" : "\n" + line);
}
