using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Scripts;

/// <summary>A shell script that starts OpenClaw: the entry point of a container or a sandbox, or a script of the user's own.</summary>
public sealed class ScriptDefinition : FileDefinition
{
    private readonly ScriptStart start;

    /// <summary>Describes one.</summary>
    /// <param name="text">The script.</param>
    /// <param name="start">Where it starts OpenClaw.</param>
    /// <param name="command">What that starts.</param>
    internal ScriptDefinition(SourceText text, ScriptStart start, StartCommand command)
        : base(text, "shell-profile", new FileVariables(start.Variables, Elsewhere(start)), command) => this.start = start;

    /// <inheritdoc/>
    public override string Name => MachinePath.Name(Path);

    /// <inheritdoc/>
    public override string Scope => "script";

    /// <inheritdoc/>
    public override Location? StartsAt => new(Text, start.Command.Span);

    /// <inheritdoc/>
    public override string Place => $"an export above the start of OpenClaw in {Name}";

    /// <inheritdoc/>
    public override bool HasOpenClawName => true;

    /// <inheritdoc/>
    public override AdviceBlock Advice => new("the script", [$"# run {ShellText.OneLine(Path)} anew"]);

    /// <inheritdoc/>
    /// <remarks>Where the export of a profile would stand, and where that does not reach the start, in the line above it.</remarks>
    public override FixProposal SetVariable(string name, string value)
    {
        var format = FormatCatalog.OfKind(FileKind);
        var usual = format.Edit(format.Parse(Text), NodePath.Of(name), value) as EditResult.Edited;
        var line = Text.LineAt(Text.PositionAt(start.Command.Span.Start).Line);
        var indent = Text.Text[line.Start..start.Command.Span.Start];
        var above = indent.AsSpan().Trim(" \t").IsEmpty ? EditResult.Replace(new(line.Start, 0), $"{indent}export {name}={ShellText.Quote(value)}{Text.Newline}") as EditResult.Edited : null;
        return new[] { usual, above }.OfType<EditResult.Edited>().FirstOrDefault(edit => Reaches(edit, name, value)) is { } edited
            ? new FixProposal.Possible([new(Path, Text, edited.Edits)])
            : new FixProposal.Impossible("no line can be written above the start that exports the variable and leaves everything else as it is");
    }

    // The same starts with the same variables, and all of them with this one where the first has it.
    private bool Reaches(EditResult.Edited edit, string name, string value)
    {
        var changed = Text.Apply(edit.Edits);
        var (before, after) = (ScriptStart.Find(Text).ToArray(), ScriptStart.Find(changed).ToArray());
        var index = Array.FindIndex(before, one => one.Command.Span == start.Command.Span);
        return !edit.Edits.IsEmpty && before.Length == after.Length && index >= 0
            && after[index].Variables.LastOrDefault(variable => variable.Name == name)?.Value == value
            && Others(before[index], name).SequenceEqual(Others(after[index], name));
    }

    private static IEnumerable<(string, string?)> Others(ScriptStart of, string name) =>
        of.Variables.Where(variable => variable.Name != name).Select(variable => (variable.Name, variable.Value)).OrderBy(pair => pair.Name, StringComparer.Ordinal);

    private static string? Elsewhere(ScriptStart start) => start.Sources.IsEmpty ? null : $"it reads {string.Join(" and ", start.Sources)} first";
}
