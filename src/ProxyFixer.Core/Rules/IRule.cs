using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules;

/// <summary>Judges subjects of one kind.</summary>
public interface IRule
{
    /// <summary>What is known of it without running it.</summary>
    RuleDescriptor Descriptor { get; }

    /// <summary>The rest of its page: fix and examples.</summary>
    RuleGuide Guide { get; }

    /// <summary>Judges a subject.</summary>
    /// <param name="subject">Any subject; one of another kind gives no finding.</param>
    /// <returns>The findings, in no particular order; empty where all is right.</returns>
    IEnumerable<Diagnostic> Check(Subject subject);
}
