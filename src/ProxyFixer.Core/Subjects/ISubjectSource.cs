namespace ProxyFixer.Subjects;

/// <summary>Finds subjects of one kind on a machine.</summary>
public interface ISubjectSource
{
    /// <summary>Looks for subjects where they usually are.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="request">What the user wants looked at.</param>
    /// <returns>What was found; empty where there is nothing.</returns>
    Survey Find(Host host, SurveyRequest request);
}
