using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>
/// The thinking part of a rule: which places, and which case of the rule file. What is said there, and how much it matters, stands in
/// the rule file that names the check.
/// </summary>
/// <remarks>A check that chooses cases holds their names as constants of a nested class <c>Case</c>; a test compares them with the file.</remarks>
public interface ICheck
{
    /// <summary>Judges a subject.</summary>
    /// <param name="subject">A subject of a kind that the rule file names.</param>
    /// <returns>What was found, in no particular order; empty where all is right.</returns>
    IEnumerable<CheckResult> Find(Subject subject);
}
