using System.Text;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Declarative;

namespace ProxyFixer.Reports;

/// <summary>The page of a rule, in Markdown: for <c>proxyfixer rules ID</c> and for <c>docs/rules/</c>.</summary>
public static class RulePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Markdown, ends with LF.</returns>
    public static string Write(IRule rule)
    {
        var about = rule.Descriptor;
        var page = new StringBuilder($"# {about.Id} {about.Name}\n\n{about.Title}. Severity: {about.Severity.ToString().ToLowerInvariant()}.\n\n");
        page.Append($"## Why\n\n{about.Why}\n");
        if (rule is DeclarativeRule { File: var file })
        {
            WriteFix(page, file);
            foreach (var example in file.Examples)
            {
                WriteFiles(page, "Reported", example.Bad);
                WriteFiles(page, file.Finding.Fix is null ? "Right" : "Fixed", example.Good);
            }
        }

        page.Append("\n## Sources\n\n");
        page.Append(string.Concat(about.Sources.Select(source => $"- {source}\n")));
        return page.ToString();
    }

    private static void WriteFix(StringBuilder page, RuleFile file)
    {
        page.Append("\n## Fix\n\n");
        page.Append(file.Finding.Fix is { } fix ? $"{fix.Title} ({fix.Applicability.ToString().ToLowerInvariant()}).\n" : $"None: {file.Finding.NoFix}.\n");
        foreach (var other in file.Cases.Where(one => one.Finding.Message != file.Finding.Message))
        {
            page.Append($"\nOther case ({other.Finding.Severity.ToString().ToLowerInvariant()}): {other.Finding.Message}\n");
        }
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
