using System.Collections.Immutable;

namespace ProxyFixer.Subjects;

/// <summary>Drop-ins that were meant for a service and lie where its manager does not look, or have a name that does not count.</summary>
public sealed class StrayDropInSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var found = from gateway in context.Request.Paths.IsEmpty ? context.Gateways : []
                    from stray in gateway.Service.StrayFiles
                    select new StrayDropInSubject(gateway, stray.Reason, stray.Variables);
        ImmutableArray<Subject> subjects = [.. found.DistinctBy(subject => subject.Anchor.Path)];
        return ScanResult.Empty with
        {
            Subjects = subjects,
            FilesRead = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, subjects.Select(subject => subject.Anchor.Path)),
        };
    }
}
