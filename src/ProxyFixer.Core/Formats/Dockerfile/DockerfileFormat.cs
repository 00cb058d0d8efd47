using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>
/// Dockerfiles and Containerfiles. The value is <c>{STAGE:{env:{NAME: value}}}</c> with what each stage sets itself; a value that only a
/// build knows is <c>$dynamic</c>.
/// </summary>
public sealed class DockerfileFormat : IFormat
{
    private const string Section = "env";

    /// <inheritdoc/>
    public string Kind => "dockerfile";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name is "Dockerfile" or "Containerfile"
            || name.StartsWith("Dockerfile.", StringComparison.Ordinal) || name.StartsWith("Containerfile.", StringComparison.Ordinal)
            || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".containerfile", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var file = ImageFile.Read(text);
        var members = file.Stages.Select(stage => new Member(stage.Name, stage.From.Span, Root(stage))).ToImmutableArray();
        return new(text, this, new ObjectNode(new(0, text.Text.Length), members), [.. file.Errors]);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => InstructionReader.Read(text.Text).Comments;

    /// <inheritdoc/>
    public NodePath ReadTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        return !VariableName.IsPosix(target.AsSpan(dot + 1)) || dot == 0
            ? throw ProxyFixerException.WrongInput("a target in a Dockerfile is NAME, which is set in the last stage, or STAGE.NAME")
            : dot < 0 ? NodePath.Of(target) : NodePath.Of(target[..dot], Section, target[(dot + 1)..]);
    }

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        EditPreconditions.Check(document.Text, NodePath.Of(path.Name), value, name => VariableName.IsPosix(name))
        ?? (path.Steps is [_] or [_, Section, _]
            ? new DockerfileEditor(ImageFile.Read(document.Text), path.Steps.Length == 1 ? null : path.Steps[0], path.Name, value).Edit()
            : new EditResult.Refused(default, "only a variable of a stage can be set: NAME or STAGE.NAME"));

    private static ObjectNode Root(BuildStage stage)
    {
        var variables = stage.Own.Select(variable => new Member(
            variable.Name,
            variable.NameSpan,
            variable.Value is null ? new OpaqueNode(variable.ValueSpan, "$dynamic", null) : new ScalarNode(variable.ValueSpan, variable.Value))).ToImmutableArray();
        var span = variables.IsEmpty ? stage.From.Span : TextSpan.FromBounds(variables[0].NameSpan.Start, variables[^1].Value.Span.End);
        return new(span, [new Member(Section, stage.From.Span, new ObjectNode(span, variables))]);
    }
}
