using System.Collections.Immutable;
using ProxyFixer.Reports.Html;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Reports.Sarif;

namespace ProxyFixer.Reports;

/// <summary>The forms a report can take: a new one is a file and a line here.</summary>
public static class ReportCatalog
{
    /// <summary>The forms; the first is the one without <c>--format</c>.</summary>
    public static ImmutableArray<IReport> All { get; } =
    [
        new TextReport(),
        new ConciseReport(),
        new MsBuildReport(),
        new JsonReport(),
        new JsonLinesReport(),
        new SarifReport(),
        new GitHubReport(),
        new GitLabReport(),
        new JUnitReport(),
        new HtmlReport(),
    ];

    /// <summary>Their names, in that order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(report => report.Name)];

    /// <summary>Looks a form up.</summary>
    /// <param name="name">Its name; must be one of <see cref="All"/>.</param>
    /// <returns>The form.</returns>
    public static IReport Named(string name) => All.First(report => report.Name == name);
}
