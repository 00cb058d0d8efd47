using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Dockerfile;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Compose;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Images;

/// <summary>Describes the image that a Dockerfile makes.</summary>
/// <param name="reader">Goes on from a definition.</param>
internal sealed partial class DockerfileGateways(GatewayReader reader)
{
    private static readonly ContainerFiles NoFiles = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Describes it.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The last stage, also where it starts something else; none where the file has no stage.</returns>
    public IEnumerable<Gateway> Describe(SourceText text)
    {
        if (ImageFile.Read(text).Stages is [.., var stage])
        {
            var definition = new DockerfileDefinition(text, stage);
            var command = ContainerCommand.Read(stage.Entrypoint, stage.Command, definition.HasOpenClawName);
            yield return reader.Read(new(definition, definition.Given, command, "/home/node", stage.WorkingFolder ?? "/app", Version(stage)) { Container = NoFiles });
        }
    }

    // By the tag of OpenClaw's image, else by what is installed: npm install -g openclaw@2026.3.8
    private static OpenClawVersion? Version(BuildStage stage)
    {
        var runs = new List<string>();
        for (var at = stage; at is not null; at = at.Parent)
        {
            runs.AddRange(at.Runs);
        }

        return (ImageReference.IsOpenClaw(stage.Image) ? ImageReference.Version(stage.Image) : null)
            ?? runs.Select(run => Installed().Match(run)).Where(match => match.Success).Select(match => OpenClawVersion.Parse(match.Groups[1].Value)).FirstOrDefault();
    }

    [GeneratedRegex(@"\bopenclaw@(\d{4}\.\d+\.\d+)")]
    private static partial Regex Installed();
}
