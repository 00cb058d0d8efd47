using System.Collections.Immutable;

namespace ProxyFixer.Reports;

/// <summary>The forms a report can take.</summary>
public static class ReportCatalog
{
    /// <summary>The forms, alphabetical.</summary>
    public static ImmutableArray<IReport> All { get; } = [new JsonReport(), new MsBuildReport(), new TextReport()];

    /// <summary>Looks a form up.</summary>
    /// <param name="name">Its name; must be one of <see cref="All"/>.</param>
    /// <returns>The form.</returns>
    public static IReport Named(string name) => All.First(report => report.Name == name);
}
