using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Dockerfile;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Images;

/// <summary>The image that a Dockerfile makes: its last stage.</summary>
public sealed class DockerfileDefinition : FileDefinition
{
    private readonly BuildStage stage;

    /// <summary>Describes it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="stage">Its last stage.</param>
    internal DockerfileDefinition(SourceText text, BuildStage stage)
        : this(text, stage, new FileVariables(stage.Variables.Select(variable => new FileVariable(variable.Name, variable.Value, variable.NameSpan, "ENV"))))
    {
    }

    private DockerfileDefinition(SourceText text, BuildStage stage, FileVariables variables)
        : base(text, "dockerfile", variables, ContainerCommand.Read(Words(text, stage), ImageTag.IsOpenClaw(stage.Image), variables.Given(text), "the start command")) =>
        this.stage = stage;

    /// <inheritdoc/>
    public override string Name => MachinePath.Name(Path);

    /// <inheritdoc/>
    public override string ScopeWords => "image";

    /// <inheritdoc/>
    public override Location? StartsAt => new(Text, stage.StartsAt ?? stage.From.Span);

    /// <inheritdoc/>
    public override string Place => $"an ENV of the last stage in {MachinePath.Name(Path)}";

    /// <inheritdoc/>
    public override string InstallNote => "Nothing of this file reaches the container's start";

    /// <inheritdoc/>
    public override bool HasOpenClawName => ImageTag.IsOpenClaw(stage.Image);

    /// <inheritdoc/>
    public override FixProposal SetVariable(string name, string value) => FileSetting.Plan(Text, FileKind, NodePath.Of(name), value);

    /// <inheritdoc/>
    public override AdviceBlock Advice => new("the image", [$"docker build -f {ShellText.Quote(Path)} {ShellText.Quote(MachinePath.Folder(Path))}", "# start its containers anew"]);

    private static ImmutableArray<PlacedText> Words(SourceText text, BuildStage stage) =>
        [.. new[] { stage.Entrypoint, stage.Command }.Where(words => !words.IsDefault).SelectMany(words => words).Select(word => new PlacedText(word, new(text, stage.StartsAt ?? stage.From.Span)))];
}
