using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Rules;

namespace ProxyFixer.Reports;

/// <summary>The rules as JSON, for <c>proxyfixer rules --format json</c>.</summary>
public static class RuleList
{
    /// <summary>Writes the list (schema 1).</summary>
    /// <param name="rules">The rules, in the order to write.</param>
    /// <returns>JSON, ends with LF.</returns>
    public static string ToJson(ImmutableArray<IRule> rules)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonOutput(text))
        {
            json.Map(() =>
            {
                json.Member("schema", 1);
                json.List("rules", rules, rule => json.Map(() => Write(json, rule)));
            });
        }

        return text.ToString();
    }

    private static void Write(JsonOutput json, IRule rule)
    {
        var about = rule.Descriptor;
        json.Member("id", about.Id);
        json.Member("name", about.Name);
        json.Member("title", about.Title);
        json.Member("severity", about.Severity.Word());
        json.Member("category", about.Category?.Word);
        json.Member("hasFix", rule.File.HasFix);
        json.Member("helpUri", ProjectSite.PageOf(about.Id));
        json.Member("why", about.Why);
        json.Member("versions", about.Versions);
        json.List("sources", about.Sources);
    }
}
