using System.Collections.Immutable;
using ProxyFixer.Services.Quadlet;

namespace ProxyFixer.Subjects;

/// <summary>OpenClaw in <c>.kube</c> files of Quadlet: what podman makes of a manifest of Kubernetes is not judged, and that is said.</summary>
public sealed class KubeUnitSource : ISubjectSource
{
    private const string Reason = "podman kube play makes its containers, and what it adds to their environment is not read; the manifest of its Yaml= can be given by PATH";

    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        ImmutableArray<string> named = [.. context.Unclaimed.Select(text => text.Path).Where(path => path.EndsWith(KubeUnits.Suffix, StringComparison.Ordinal))];
        var found = context.Request is { Paths: [], Unit: null } ? KubeUnits.Find(context.Host, context.Request.Scope) : named.AsEnumerable();
        return ScanResult.Empty with
        {
            FilesRead = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, named),
            NotJudged = [.. found.Select(path => new NotJudged($"OpenClaw in {context.Host.Display(path)}", path, Reason))],
        };
    }
}
