using ProxyFixer.Diagnostics;
using ProxyFixer.Rules.Files;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules;

/// <summary>Judges subjects: a rule file, and the conditions or the check that it names.</summary>
public interface IRule
{
    /// <summary>The rule's id, known without reading the file.</summary>
    string Id { get; }

    /// <summary>The rule file: page, messages and examples.</summary>
    RuleFile File { get; }

    /// <summary>What is known of it without running it.</summary>
    RuleDescriptor Descriptor => File.Descriptor;

    /// <summary>Judges a subject.</summary>
    /// <param name="subject">Any subject; one of another kind gives no finding.</param>
    /// <returns>The findings, in no particular order; empty where all is right.</returns>
    IEnumerable<Diagnostic> Check(Subject subject);
}
