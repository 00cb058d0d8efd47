using System.Collections.Immutable;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Charts of Helm: what becomes of a template and its values is known only once they are rendered.</summary>
public sealed class HelmSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var values = context.Unclaimed.Where(text => HelmTemplate.IsValuesFile(text.Path)).ToArray();
        var templates = context.NamedFiles("kubernetes").Where(text => Manifest.Read(text).IsTemplate);
        return ScanResult.Empty with
        {
            FilesRead = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, values.Select(text => text.Path)),
            NotJudged =
            [
                .. values.Where(text => context.Request.Names(text.Path) || SpeaksOfOpenClaw(context, text)).Select(text => new NotJudged(context.Host.Display(text.Path), text.Path, "the values of a Helm chart say nothing without its templates; run helm template CHART -f FILE > manifest.yaml and give that")),
                .. templates.Select(text => new NotJudged(context.Host.Display(text.Path), text.Path, "it is a template of Helm; run helm template CHART > manifest.yaml and give that")),
            ],
        };
    }

    // A folder may hold the charts of many programs. An umbrella chart names OpenClaw's as one that it depends on.
    private static bool SpeaksOfOpenClaw(ScanContext context, SourceText values) =>
        new[] { values, context.Host.Files.TryRead(MachinePath.Join(MachinePath.Folder(values.Path), HelmTemplate.ChartName), out _) }
            .Any(text => text?.Text.Contains("openclaw", StringComparison.OrdinalIgnoreCase) == true);
}
