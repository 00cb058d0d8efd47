using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules;

namespace ProxyFixer.Reports.Sarif;

/// <summary>SARIF 2.1.0 (OASIS), with all that GitHub's code scanning reads. What is suppressed is left out.</summary>
public sealed class SarifReport : IReport
{
    /// <summary>The schema that logs name.</summary>
    public const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var rules = RulesOf(report);
        var results = new SarifResults(json, report, [.. rules.Select(rule => rule.Id)]);
        json.Map(() =>
        {
            json.Member("$schema", Schema);
            json.Member("version", "2.1.0");
            json.List("runs", [report], _ => json.Map(() =>
            {
                json.Map("tool", () => json.Map("driver", () => WriteDriver(json, rules)));
                json.List("invocations", [report], _ => json.Map(() => new SarifInvocation(json, report).Write()));
                json.Member("columnKind", "utf16CodeUnits");
                results.Write();
            }));
        });
    }

    // Only the rules that reported: the log of a healthy machine stays small.
    private static ImmutableArray<IRule> RulesOf(LintReport report)
    {
        var ids = report.Diagnostics.Select(found => found.Rule.Id).ToHashSet(StringComparer.Ordinal);
        return ids.Count == 0 ? [] : [.. report.Rules().Where(rule => ids.Contains(rule.Id))];
    }

    private static void WriteDriver(JsonOutput json, ImmutableArray<IRule> rules)
    {
        json.Member("name", "ProxyFixer");
        json.Member("version", JsonReport.ToolVersion);
        json.Member("semanticVersion", JsonReport.ToolVersion);
        json.Member("informationUri", ProjectSite.Home);
        json.List("rules", rules, rule => json.Map(() => WriteRule(json, rule)));
    }

    private static void WriteRule(JsonOutput json, IRule rule)
    {
        var about = rule.Descriptor;
        json.Member("id", about.Id);
        json.Member("name", about.Name);
        json.Map("shortDescription", () => json.Member("text", about.Title + "."));
        json.Map("fullDescription", () => json.Member("text", SarifText.Short(about.Why)));
        json.Map("help", () =>
        {
            json.Member("text", about.Why.Trim());
            json.Member("markdown", RulePage.Write(rule));
        });
        if (ProjectSite.PageOf(about.Id) is { } page)
        {
            json.Member("helpUri", page);
        }

        json.Map("defaultConfiguration", () => json.Member("level", SarifText.Level(about.Severity)));
        json.Map("properties", () =>
        {
            json.List("tags", about.Category is { } category ? [category.Word] : []);
            json.Member("precision", "high");
            json.Member("problem.severity", about.Severity == Severity.Info ? "recommendation" : about.Severity.Word());
        });
    }
}
