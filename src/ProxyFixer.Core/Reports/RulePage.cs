using System.Text;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Files;

namespace ProxyFixer.Reports;

/// <summary>The page of a rule, in Markdown: for <c>proxyfixer rules ID</c> and for <c>docs/rules/</c>.</summary>
public static class RulePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Markdown, ends with LF.</returns>
    public static string Write(IRule rule)
    {
        var (file, about) = (rule.File, rule.File.Descriptor);
        var page = new StringBuilder($"# {about.Id} {about.Name}\n\n{about.Title}. Severity: {Severities(file)}.");
        page.Append(about.Category is { } category ? $" Category: {category.Title}.\n\n" : "\n\n");
        page.Append($"## Why\n\n{about.Why}\n");
        page.Append(about.Versions is null ? "" : $"\n## Versions\n\n{about.Versions}\n");
        page.Append("\n## What is reported\n\n");
        foreach (var finding in file.Cases.Select(one => one.Finding).Prepend(file.Finding))
        {
            WriteFinding(page, file, finding);
        }

        foreach (var example in file.Examples)
        {
            WriteFiles(page, "Reported", example.Bad);
            WriteFiles(page, file.HasFix ? "Fixed" : "Right", example.Good);
        }

        page.Append("\n## Sources\n\n");
        page.Append(string.Concat(about.Sources.Select(source => $"- {source}\n")));
        return page.ToString();
    }

    /// <summary>The severities that findings of a rule can have.</summary>
    /// <param name="file">The rule file.</param>
    /// <returns>Words with commas between, the usual one first.</returns>
    public static string Severities(RuleFile file) => string.Join(", ", file.Cases.Select(one => one.Finding.Severity).OrderDescending()
        .Prepend(file.Finding.Severity).Distinct().Select(severity => severity.ToString().ToLowerInvariant()));

    /// <summary>What one finding reports, about no particular machine.</summary>
    /// <param name="file">The rule file.</param>
    /// <param name="finding">One of its findings.</param>
    /// <returns>A sentence or two.</returns>
    public static string Sentence(RuleFile file, RuleFinding finding) =>
        finding.Reports ?? (ReferenceEquals(finding, file.Finding) ? file.Descriptor.Title + "." : MessageTemplate.InGeneral(finding.Message, file));

    private static void WriteFinding(StringBuilder page, RuleFile file, RuleFinding finding)
    {
        page.Append($"- **{finding.Severity.ToString().ToLowerInvariant()}**: {Sentence(file, finding)}\n");
        page.Append(finding.Help is { } help ? $"  - Help: {MessageTemplate.InGeneral(help, file)}\n" : "");
        page.Append(finding.Fix is { } fix
            ? $"  - Fix ({fix.Applicability.ToString().ToLowerInvariant()}): {MessageTemplate.InGeneral(fix.Title, file)}.\n"
            : $"  - No fix: {MessageTemplate.InGeneral(finding.NoFix!, file)}.\n");
    }

    private static void WriteFiles(StringBuilder page, string title, IEnumerable<KeyValuePair<string, string>> files)
    {
        page.Append($"\n## {title}\n");
        foreach (var (path, text) in files)
        {
            page.Append($"\n`{path}`\n\n```\n{text.TrimEnd('\n')}\n```\n");
        }
    }
}
