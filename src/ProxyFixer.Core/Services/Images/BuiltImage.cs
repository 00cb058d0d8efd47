using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Dockerfile;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Images;

/// <summary>The image that a Dockerfile makes; what the image sets that it begins with is in no file.</summary>
/// <param name="Text">The file.</param>
/// <param name="Stage">The stage that becomes the image.</param>
internal sealed partial record BuiltImage(SourceText Text, BuildStage Stage)
{
    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="text">The file.</param>
    /// <param name="target">The stage by its name; null for the last one.</param>
    /// <returns>The image; null where a build refuses the file, or it has no such stage.</returns>
    public static BuiltImage? Read(SourceText text, string? target = null) => ImageFile.Read(text) is { Errors: [], Stages: var stages }
        && stages.LastOrDefault(stage => target is null || string.Equals(stage.Name, target, StringComparison.OrdinalIgnoreCase)) is { } stage
            ? new(text, stage)
            : null;

    /// <summary>True where it begins with an image of OpenClaw.</summary>
    public bool IsOpenClaw => ImageTag.IsOpenClaw(Stage.Image);

    /// <summary>What it sets with <c>ENV</c>, in file order.</summary>
    public IEnumerable<FileVariable> Variables => Stage.Variables.Select(variable => new FileVariable(variable.Name, variable.Value, variable.NameSpan, "ENV") { Text = Text });

    /// <summary>The words of its entrypoint, then those of its command.</summary>
    public ImmutableArray<PlacedText> Words =>
        [.. new[] { Stage.Entrypoint, Stage.Command }.Where(words => !words.IsDefault).SelectMany(words => words).Select(word => new PlacedText(word, StartsAt))];

    /// <summary>Where it says what is started, or which image it begins with.</summary>
    public Location StartsAt => new(Text, Stage.StartsAt ?? Stage.From.Span);

    /// <summary>The release by the tag of OpenClaw's image, else by what is installed (<c>npm install -g openclaw@2026.3.8</c>); null where neither tells.</summary>
    public string? Release
    {
        get
        {
            var runs = new List<string>();
            for (var at = Stage; at is not null; at = at.Parent)
            {
                runs.AddRange(at.Runs);
            }

            return (IsOpenClaw ? ImageTag.Release(Stage.Image) : null)
                ?? runs.Select(run => Installed().Match(run)).Where(match => match.Success).Select(match => match.Groups[1].Value).FirstOrDefault();
        }
    }

    [GeneratedRegex(@"\bopenclaw@(\d{4}\.\d+\.\d+)")]
    private static partial Regex Installed();
}
