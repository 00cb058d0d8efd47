using System.Reflection;
using System.Text.RegularExpressions;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Rules.Conditions;
using ProxyFixer.Rules.Files;
using ProxyFixer.Subjects;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>That checks and rule files belong together: by name, by case and by what is filled in.</summary>
public sealed partial class CheckFileTests
{
    public static TheoryData<string> Checks => [.. CheckCatalog.All.Select(one => one.Name)];

    [Fact]
    public void Every_check_is_in_the_catalog() => Assert.Equal(
        typeof(ICheck).Assembly.GetTypes().Where(type => type.IsClass && typeof(ICheck).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal),
        CheckCatalog.All.Select(one => one.Name));

    [Fact]
    public void Every_check_has_the_name_of_its_class() => Assert.All(CheckCatalog.All, one => Assert.Equal(one.Check.GetType().Name, one.Name));

    [Fact]
    public void Every_rule_file_that_comes_along_is_a_rule() => Assert.Equal(
        RuleFiles().Select(path => Path.GetFileName(path).Split('-')[0]).Order(StringComparer.Ordinal),
        RuleCatalog.All.Select(rule => rule.Id));

    [Fact]
    public void What_is_known_of_a_rule_before_it_is_read_is_what_its_file_says() => Assert.All(
        CompiledRules.All,
        source =>
        {
            Assert.Equal(source.File.Descriptor.Id, source.Id);
            Assert.Equal(source.File.Check, source.Check);
            Assert.Equal(source.File.Kinds.Order(), Enum.GetValues<SubjectKind>().Where(source.LooksAt));
        });

    [Fact]
    public void What_the_build_made_of_a_rule_file_is_what_the_strict_parser_reads() => Assert.All(
        RuleFiles(),
        path =>
        {
            var strict = RuleFileParser.Parse(path, File.ReadAllText(path));
            var built = RuleCatalog.All.Single(rule => rule.Id == strict.Descriptor.Id).File;
            Assert.Equal(Said(strict), Said(built));
        });

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_is_named_by_one_rule_file_with_its_cases(string check)
    {
        var file = Assert.Single(RuleCatalog.All, rule => rule.File.Check == check).File;
        var constants = typeof(ICheck).Assembly.GetTypes().Single(type => type.Name == check && typeof(ICheck).IsAssignableFrom(type))
            .GetNestedType("Case", BindingFlags.NonPublic)?.GetFields().Select(field => (string)field.GetRawConstantValue()!) ?? [];
        Assert.Equal(constants.Order(StringComparer.Ordinal), file.Cases.Select(one => one.Name!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_fills_in_what_its_rule_file_declares(string check)
    {
        var folder = Path.Combine(Repository.Root, "src/ProxyFixer.Core/Rules/Checks");
        var code = File.ReadAllText(Path.Combine(folder, check + ".cs"));
        code += code.Contains("Symptoms.Report", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(folder, "Symptoms.cs")) : "";
        var filled = Fill().Matches(code).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var file = RuleCatalog.All.Single(rule => rule.File.Check == check).File;
        Assert.Equal(filled, file.Fills.Keys);
        var texts = file.Cases.Select(one => one.Finding).Prepend(file.Finding).SelectMany(one => new[] { one.Message, one.Help, one.NoFix, one.Fix?.Title });
        Assert.All(file.Fills.Keys, name => Assert.Contains(texts, text => text?.Contains($"{{{name}}}", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_rule_of_the_user_has_no_check()
    {
        using var folder = new TemporaryFolder();
        var path = Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "PXF0118-*").Single();
        folder.Write("rules/PXF9918-agent-value-no-string.yaml", File.ReadAllText(path).Replace("PXF0118", "PXF9918", StringComparison.Ordinal));
        var run = CommandRun.Of(["rules", "--rules", "rules"], folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'check' is for the rules that come with the program", run.Error, StringComparison.Ordinal);
    }

    // Tests of facts hold code, which is not to be compared; their words are.
    private static string[] Said(RuleFile file) =>
    [
        file.Descriptor.ToString(), .. file.Descriptor.Sources, .. file.Kinds.Select(kind => kind.ToString()), file.Check ?? "",
        .. file.Fills.Select(fill => fill.ToString()), .. Said(file.Finding),
        .. file.Cases.SelectMany(one => one.When.Select(Said).Concat(Said(one.Finding)).Prepend(one.Name ?? "")),
        .. file.Conditions is not { } given ? []
            : given.When.Concat(given.Unless).Concat(given.Expect).Select(Said).Concat(given.At).Concat(given.Related),
        .. file.Examples.SelectMany(example => example.Bad.Concat(example.Good)).Select(one => one.ToString()),
    ];

    private static string Said(Condition condition) => $"{condition.NeedsAll} {string.Join(' ', condition.Paths)} {condition.Test.Text}";

    private static string[] Said(RuleFinding finding) =>
        [$"{finding.Severity} {finding.Message} {finding.Help} {finding.NoFix} {finding.Reports} {finding.Fix?.Title} {finding.Fix?.Applicability}", .. finding.Fix?.Set.Select(set => set.ToString()) ?? []];

    private static IEnumerable<string> RuleFiles() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.yaml");

    [GeneratedRegex("""(?<![A-Za-z])\("([a-z]+)", """)]
    private static partial Regex Fill();
}
