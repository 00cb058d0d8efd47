using System.Collections.Immutable;
using ProxyFixer.Formats;

namespace ProxyFixer.Subjects;

/// <summary>The places that subjects come from.</summary>
public static class SubjectCatalog
{
    /// <summary>The sources, alphabetical.</summary>
    public static ImmutableArray<ISubjectSource> All { get; } =
    [
        new ConfigSource(),
        new EnvFileSource(),
        new HeaderBuilderSource(),
        new HelmSource(),
        new KubeUnitSource(),
        new ModelsCacheSource(),
        new NamedFileSource(),
        new SavedProcessSource(),
        new ServiceSource(),
        new SessionSource(),
        new StarterSource(),
        new StartFileSource(),
        new StrayDropInSource(),
        new UnfollowedStartSource(),
        new UnjudgedFileSource(),
    ];

    /// <summary>Looks everywhere.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="request">What the user wants looked at.</param>
    /// <returns>All that was found.</returns>
    /// <exception cref="ProxyFixerException">A file was named, and what it is, is unknown (exit status 2).</exception>
    public static ScanResult Find(Host host, ScanRequest request)
    {
        if (request is { IsSelection: true, Paths: [] })
        {
            return ScanResult.Empty;
        }

        var context = new ScanContext(host, request);
        var paths = context.AllNamed.Select(file => file.Text.Path);
        var named = new ScanResult([], ImmutableSortedSet.CreateRange(StringComparer.Ordinal, paths), context.Unreadable) { Idle = context.Idle };
        var found = All.Aggregate(named, (scan, source) => scan.With(source.Find(context)));
        return context.Unclaimed.FirstOrDefault(file => !found.FilesRead.Contains(file.Path)) is { } unknown
            ? throw FormatCatalog.Unrecognised(host.Display(unknown.Path))
            : found;
    }
}
