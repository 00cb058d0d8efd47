using ProxyFixer.Diagnostics;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Images;

/// <summary>The image that a Dockerfile makes: its last stage.</summary>
public sealed class DockerfileDefinition : FileDefinition
{
    private readonly BuiltImage image;

    /// <summary>Describes it.</summary>
    /// <param name="image">The image.</param>
    internal DockerfileDefinition(BuiltImage image)
        : this(image, new FileVariables(image.Variables))
    {
    }

    private DockerfileDefinition(BuiltImage image, FileVariables variables)
        : base(image.Text, "dockerfile", variables, ContainerCommand.Read(image.Words, image.IsOpenClaw, variables.Given(image.Text), "the start command")) =>
        this.image = image;

    /// <inheritdoc/>
    public override string Name => MachinePath.Name(Path);

    /// <inheritdoc/>
    public override string ScopeWords => "image";

    /// <inheritdoc/>
    public override Location? StartsAt => image.StartsAt;

    /// <inheritdoc/>
    public override string Place => $"an ENV of the last stage in {MachinePath.Name(Path)}";

    /// <inheritdoc/>
    public override string InstallNote => "Nothing of this file reaches the container's start";

    /// <inheritdoc/>
    public override bool HasOpenClawName => image.IsOpenClaw;

    /// <inheritdoc/>
    public override FixProposal SetVariable(string name, string value) => FileSetting.Plan(Text, FileKind, NodePath.Of(name), value);

    /// <inheritdoc/>
    public override AdviceBlock Advice => new("the image", [$"docker build -f {ShellText.Quote(Path)} {ShellText.Quote(MachinePath.Folder(Path))}", "# start its containers anew"]);
}
