namespace ProxyFixer.Reports;

/// <summary>Where the project and its pages are read; the one place is <c>RepositoryUrl</c> in Directory.Build.props.</summary>
public static class ProjectSite
{
    /// <summary>The project's address.</summary>
    public static string Home => ProjectFacts.RepositoryUrl;

    /// <summary>The address of a rule's page.</summary>
    /// <param name="id">The id of a rule that comes with the program, or one of the user's.</param>
    /// <returns>An absolute URI; null for a rule of the user, which has no page there.</returns>
    public static string? PageOf(string id) =>
        Rules.RuleCatalog.All.Any(rule => rule.Id == id) ? $"{Home}/blob/v{JsonReport.ToolVersion}/docs/rules/{id}.md" : null;
}
