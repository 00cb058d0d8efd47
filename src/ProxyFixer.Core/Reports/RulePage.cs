using System.Text;
using ProxyFixer.Rules;

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
        page.Append(about.Versions is null ? "" : $"\n## Versions\n\n{about.Versions}\n");
        page.Append($"\n## Fix\n\n{rule.Guide.Fix}\n");
        foreach (var example in rule.Guide.Examples)
        {
            WriteFiles(page, "Reported", example.Bad);
            WriteFiles(page, rule.Guide.HasFix ? "Fixed" : "Right", example.Good);
        }

        page.Append("\n## Sources\n\n");
        page.Append(string.Concat(about.Sources.Select(source => $"- {source}\n")));
        return page.ToString();
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
