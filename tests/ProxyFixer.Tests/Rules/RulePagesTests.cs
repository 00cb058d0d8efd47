using ProxyFixer.Reports;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Files;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>That what is said of the rules in general is plain and as new as the rule files.</summary>
public sealed class RulePagesTests
{
    [Fact]
    public void No_place_for_a_value_is_left_on_a_page() => Assert.All(RuleCatalog.All, rule =>
    {
        var page = RulePage.Write(rule);
        var own = page[..page.IndexOf("\n## Reported\n", StringComparison.Ordinal)];
        Assert.Empty(MessageTemplate.Places(own));
        Assert.DoesNotContain("  ", own.Replace("\n  - ", "\n- ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches(@"\A# PXF\d{4} ", own);
    });

    [Fact]
    public void Every_case_says_in_general_what_it_reports() => Assert.All(RuleCatalog.All, rule =>
    {
        Assert.All(rule.File.Cases, one => Assert.EndsWith(".", one.Finding.Reports, StringComparison.Ordinal));
        Assert.True(rule.File.Cases.IsEmpty || rule.File.Finding.Reports is not null, rule.Id);
    });

    [Fact]
    public void A_rule_of_the_user_has_words_in_place_of_values()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/PXF9901-test-rule.yaml", """
            id: PXF9901
            name: test-rule
            title: A test
            severity: warning
            subject: service
            expect:
              - { path: Environment.X, equals: "1" }
            message: "{subject} lacks X with OpenClaw {OpenClaw.Version}"
            help: "{subject} needs X in {Service.Place}."
            why: Because.
            no-fix: "it is {value}"
            cases:
              - when: [{ path: Kind, equals: node }]
                message: "{subject} of OpenClaw {OpenClaw.Version} lacks {missing}."
            source: [a manual]
            """);
        var page = CommandRun.Of(["rules", "--rules", "rules", "PXF9901"], folder.Path).Output;
        Assert.Contains("- **warning**: A test.\n  - Help: The service needs X in the settings of the service.\n  - No fix: it is another value.\n", page, StringComparison.Ordinal);
        Assert.Contains("- **warning**: The service of OpenClaw the version of OpenClaw lacks what is missing.\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_names_every_rule() => Golden.Check(
        Path.Combine(Repository.Root, "rules/README.md"),
        "# Rules\n\nOne YAML file a rule, one page in docs/rules. [docs/rule-files.md](../docs/rule-files.md) says what stands in such a file. This list is\nmade of them by the tests (UPDATE_GOLDEN=1).\n"
        + ByCategory("rule | severity | what", rule => $"[{rule.Id}](../docs/rules/{rule.Id}.md) {rule.Descriptor.Name} | {RulePage.Severities(rule.File)} | {rule.Descriptor.Title}"));

    [Fact]
    public void The_list_of_findings_names_every_case() => Golden.Check(
        Path.Combine(Repository.Root, "docs/findings.md"),
        "# Which rule reports what\n\nMade of the rule files by the tests (UPDATE_GOLDEN=1): below each rule the cases that it tells apart, each with the severity. \"The\nsame\" goes with the line above. What is not judged, and why, is in [limits.md](limits.md); every\nkind of start, with what is judged there, is in [starts.md](starts.md).\n"
        + ByCategory("what is found | rule | severity", rule => string.Join(" |\n| ", rule.File.Cases.Select(one => one.Finding).Prepend(rule.File.Finding)
            .Where(finding => finding.Reports is not null).Select(finding => $"{finding.Reports} | | {finding.Severity.ToString().ToLowerInvariant()}")
            .Prepend($"**{rule.Descriptor.Title}** | [{rule.Id}](rules/{rule.Id}.md) | {(rule.File.Finding.Reports is null ? RulePage.Severities(rule.File) : "")}"))));

    private static string ByCategory(string header, Func<IRule, string> rows) => string.Concat(
        from rule in RuleCatalog.All
        group rule by rule.Descriptor.Category!.Title into same
        select $"\n## {same.Key}\n\n| {header} |\n|---|---|---|\n{string.Concat(same.Select(rule => $"| {rows(rule)} |\n"))}");
}
