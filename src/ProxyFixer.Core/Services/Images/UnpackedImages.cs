using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Images;

/// <summary>The unpacked image that <c>--root</c> names, where its <c>config.json</c> is there.</summary>
/// <param name="host">The machine.</param>
internal sealed class UnpackedImages(Host host) : IServiceManager
{
    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope)
    {
        if (host.Image is { } image && service is null && scope is null)
        {
            yield return Describe(image);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind) => [];

    /// <inheritdoc/>
    public bool LeavesSyntax(string path, string kind) => false;

    /// <inheritdoc/>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) =>
        concerned.OfType<UnpackedImageDefinition>().Select(_ => new AdviceBlock("the image", ["# pack it again, and start its containers anew"]));

    private UnpackedImageDefinition Describe(UnpackedImage image)
    {
        var account = UserAccounts.Read(host.Files).Find(image.User.Length == 0 ? "root" : image.User);
        var words = ContainerCommand.BehindStarters(image.Command).Select(word => word with { Text = OnMachine(word.Text, image.WorkingFolder) }).ToImmutableArray();
        var given = StartVariables.ByName(image.Environment.Reverse());
        var command = words.IsEmpty ? StartCommand.Unknown("config.json does not say what it starts") : new StartCommandReader(host.Files, given) { WorkingFolder = image.WorkingFolder }.Read(words, "args");
        return new(image, command) { Home = account?.Home ?? "/root", WorkingFolder = image.WorkingFolder };
    }

    // node openclaw.mjs: beside the working folder.
    private string OnMachine(string word, string folder) =>
        !word.StartsWith('/') && !word.StartsWith('-') && folder.StartsWith('/') && MachinePath.Join(folder, word) is var path && host.Files.IsFile(path) ? path : word;
}
