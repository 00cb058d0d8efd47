using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules.Files;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>A rule whose file names a check: the check finds, the file says what was found.</summary>
/// <param name="source">The rule file.</param>
/// <param name="check">The check.</param>
public sealed class CheckedRule(RuleSource source, ICheck check) : IRule
{
    /// <inheritdoc/>
    public string Id => source.Id;

    /// <inheritdoc/>
    public RuleFile File => source.File;

    /// <summary>What does the thinking.</summary>
    public ICheck Thought => check;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (!source.LooksAt(subject.Kind))
        {
            yield break;
        }

        foreach (var result in check.Find(subject))
        {
            yield return Report(result, subject.Name, result.Where ?? subject.Anchor, (name, isExact) => FactText.Of(subject, name, isExact));
        }
    }

    /// <summary>Says what a check found that looks at no subject.</summary>
    /// <param name="result">What it found; with a place.</param>
    /// <param name="name">What the finding is about.</param>
    /// <returns>The finding.</returns>
    internal Diagnostic Report(CheckResult result, string name) => Report(result, name, result.Where!, (_, _) => name);

    private Diagnostic Report(CheckResult result, string subject, Location where, Func<string, bool, string> fact)
    {
        var finding = File.Cases.FirstOrDefault(one => one.Name == result.Case)?.Finding ?? File.Finding;
        string Value(string name) => File.Fills.TryGetValue(name, out var words) ? Given(result.Fills, name) ?? words : fact(name, false);
        string Exact(string name) => File.Fills.ContainsKey(name) ? Given(result.Exact, name) ?? Value(name) : fact(name, true);
        string Fill(string text) => MessageTemplate.Fill(text, Value);
        var said = new Diagnostic(File.Descriptor, finding.Severity < result.AtMost ? finding.Severity : result.AtMost, where, Fill(finding.Message), subject)
        {
            Fix = finding.Fix is { } fix && result.Proposal is FixProposal.Possible possible ? possible.ToFix(Fill(fix.Title), fix.Applicability) : null,
            NoFix = finding.NoFix is { } noFix ? Fill(noFix) : (result.Proposal as FixProposal.Impossible)?.Reason,
            Help = finding.Help is { } help ? Fill(help) : null,
            Related = result.Related,
            Causes = result.Causes,
            Traits = [result.Case ?? "", .. MessageTemplate.Places(finding.Message).Select(Value)],
        };
        return said with { Exact = ExactWords.Of(said, text => MessageTemplate.Fill(text, Exact), finding.Message, finding.Help, finding.NoFix) };
    }

    private static string? Given(ImmutableArray<(string Name, string Value)> fills, string name) => fills.FirstOrDefault(fill => fill.Name == name).Value;
}
