using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Rules;

namespace ProxyFixer.Reports;

/// <summary>The rules with the severities in force, for <c>proxyfixer rules</c>.</summary>
public static class RuleList
{
    /// <summary>Writes the list for people: a line a rule, with the severity in force and, where it is not the rule's own, who says so.</summary>
    /// <param name="rules">The rules, in the order to write.</param>
    /// <param name="selection">What the user's settings say of them.</param>
    /// <param name="width">Columns of the terminal; 0 breaks no line.</param>
    /// <returns>Lines; below a rule one for each pattern of files with another severity.</returns>
    public static string ToText(ImmutableArray<IRule> rules, RuleSelection selection, int width = 0) => string.Concat(rules.Select(rule =>
    {
        var (about, setting) = (rule.Descriptor, selection.InForce(rule.Id));
        var from = setting is null ? "" : $" ({setting.From}; by itself {about.Severity.Word()})";
        var head = $"{about.Id}  {(setting?.Severity ?? about.Severity).Word(),-7}  ";
        return Printable.Of(string.Concat(LineBreaks.Of(head, head.Length, about.Title + from, width).Select(line => line + "\n"))
            + string.Concat(selection.InFiles(about.Id).Select(one => $"         {(one.Severity ?? about.Severity).Word(),-7}  in {one.Section} ({one.From})\n")));
    }));

    /// <summary>Writes the list (schema 1).</summary>
    /// <param name="rules">The rules, in the order to write.</param>
    /// <param name="selection">What the user's settings say of them.</param>
    /// <returns>JSON, ends with LF.</returns>
    public static string ToJson(ImmutableArray<IRule> rules, RuleSelection selection)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonOutput(text))
        {
            json.Map(() =>
            {
                json.Member("schema", 1);
                json.List("rules", rules, rule => json.Map(() => Write(json, rule, selection)));
            });
        }

        return text.ToString();
    }

    private static void Write(JsonOutput json, IRule rule, RuleSelection selection)
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
        var setting = selection.InForce(about.Id);
        json.Map("inForce", () =>
        {
            json.Member("severity", (setting?.Severity ?? about.Severity).Word());
            json.Member("from", setting?.From);
        });
        json.List("inFiles", selection.InFiles(about.Id), one => json.Map(() =>
        {
            json.Member("files", one.Section);
            json.Member("severity", (one.Severity ?? about.Severity).Word());
            json.Member("from", one.From);
        }));
    }
}
