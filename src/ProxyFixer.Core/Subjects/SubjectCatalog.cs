using System.Collections.Immutable;

namespace ProxyFixer.Subjects;

/// <summary>The places that subjects come from.</summary>
public static class SubjectCatalog
{
    /// <summary>The sources, alphabetical.</summary>
    public static ImmutableArray<ISubjectSource> All { get; } = [];

    /// <summary>Looks everywhere.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="request">What the user wants looked at.</param>
    /// <returns>All that was found.</returns>
    public static Survey Find(Host host, SurveyRequest request) =>
        All.Aggregate(Survey.Empty, (survey, source) => survey.With(source.Find(host, request)));
}
