using System.Collections.Immutable;
using ProxyFixer.Formats.Kubernetes;

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
                .. values.Select(text => new NotJudged(context.Host.Display(text.Path), text.Path, "the values of a Helm chart say nothing without its templates; run helm template CHART -f FILE > manifest.yaml and give that")),
                .. templates.Select(text => new NotJudged(context.Host.Display(text.Path), text.Path, "it is a template of Helm; run helm template CHART > manifest.yaml and give that")),
            ],
        };
    }
}
