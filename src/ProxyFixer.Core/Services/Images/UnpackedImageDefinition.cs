using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Images;

/// <summary>The container that an unpacked image makes, whose files are the machine's own.</summary>
/// <param name="image">The image.</param>
/// <param name="command">What it starts.</param>
internal sealed class UnpackedImageDefinition(UnpackedImage image, StartCommand command) : ServiceDefinition(image.Environment.Reverse(), command)
{
    /// <summary>The file that tells it.</summary>
    public SourceText Text => image.Text;

    /// <inheritdoc/>
    public override string Name => "the container of this image";

    /// <inheritdoc/>
    public override string Scope => "image";

    /// <inheritdoc/>
    public override string Path => Text.Path;

    /// <inheritdoc/>
    public override SourceText? OwnText => Text;

    /// <inheritdoc/>
    public override IEnumerable<ServiceFile> Sources => [new(Path, null)];

    /// <inheritdoc/>
    public override Location? StartsAt => image.Command is [{ Where: { } first }, .. var rest]
        ? new(Text, TextSpan.FromBounds(first.Span.Start, (rest.LastOrDefault()?.Where ?? first).Span.End))
        : null;

    /// <inheritdoc/>
    public override string Place => "an ENV of the image's Dockerfile, or the environment that its container is started with";

    /// <inheritdoc/>
    public override string InstallNote => "Nothing of this file reaches the container's start";

    /// <inheritdoc/>
    public override StartFailure? Failure => null;

    /// <inheritdoc/>
    public override bool HasOpenClawName => false;

    /// <inheritdoc/>
    public override FixProposal SetVariable(string name, string value) =>
        new FixProposal.Impossible("the config of an image is written by its build: set it in the Dockerfile, or where the container is started");
}
