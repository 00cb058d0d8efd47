using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Dockerfile;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Images;

/// <summary>The images that Dockerfiles make: the last stage of each.</summary>
internal sealed partial class DockerfileImages() : FileServices("dockerfile")
{
    private static readonly ContainerFiles NoFiles = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override IEnumerable<FileDefinition> Describe(SourceText text)
    {
        if (ImageFile.Read(text) is { Errors: [], Stages: [.., var stage] })
        {
            yield return new DockerfileDefinition(text, stage)
            {
                Home = "/home/node",
                WorkingFolder = stage.WorkingFolder ?? "/app",
                Release = Release(stage),
                Container = NoFiles,
            };
        }
    }

    // By the tag of OpenClaw's image, else by what is installed: npm install -g openclaw@2026.3.8
    private static string? Release(BuildStage stage)
    {
        var runs = new List<string>();
        for (var at = stage; at is not null; at = at.Parent)
        {
            runs.AddRange(at.Runs);
        }

        return (ImageTag.IsOpenClaw(stage.Image) ? ImageTag.Release(stage.Image) : null)
            ?? runs.Select(run => Installed().Match(run)).Where(match => match.Success).Select(match => match.Groups[1].Value).FirstOrDefault();
    }

    [GeneratedRegex(@"\bopenclaw@(\d{4}\.\d+\.\d+)")]
    private static partial Regex Installed();
}
