using ProxyFixer.Rules;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>The examples of every rule: the bad machine gives this rule and no other warning, fixing it gives the good one, which is silent.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in RuleCatalog.All)
            {
                for (var i = 0; i < rule.Guide.Examples.Length; i++)
                {
                    data.Add(rule.Descriptor.Id, i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Bad_is_reported_and_fixed_and_good_is_silent(string id, int index)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Descriptor.Id == id);
        var example = rule.Guide.Examples[index];
        using var folder = new TemporaryFolder();
        var bad = Write(folder, "bad", example.Bad);
        var good = Write(folder, "good", example.Good);

        var found = Findings(bad, folder);
        Assert.Contains(id, found.Select(one => one.Id));
        Assert.DoesNotContain(found, one => one.Id != id && one.Severity != "info");
        Assert.DoesNotContain(Findings(good, folder), one => one.Id == id || one.Severity != "info");
        if (rule.Guide.HasFix)
        {
            CommandRun.Of(["fix", "--yes", "--root", bad, .. Paths(bad)], folder.Path, clock: FixedClock.Noon);
            Assert.Equal(DiskTree.Describe(good), DiskTree.Describe(bad));
        }
    }

    [Fact]
    public void Every_rule_has_an_example_and_a_page()
    {
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.NotEmpty(rule.Guide.Examples);
            Assert.EndsWith(".", rule.Descriptor.Versions, StringComparison.Ordinal);
            var page = CommandRun.Of(["rules", rule.Descriptor.Id], Repository.Root);
            Golden.Check(Path.Combine(Repository.Root, "docs/rules", $"{rule.Descriptor.Id}.md"), page.Output);
        });
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Descriptor.Id));
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Descriptor.Name));
    }

    [Fact]
    public void The_index_names_every_rule() => Golden.Check(
        Path.Combine(Repository.Root, "rules/README.md"),
        "# Rules\n\nMade by the tests (UPDATE_GOLDEN=1); one YAML file for each rule that is data, one C# file in\nsrc/ProxyFixer.Core/Rules/BuiltIn for each that takes thought, one page in docs/rules.\n\n| rule | severity | what |\n|---|---|---|\n"
        + string.Concat(RuleCatalog.All.Select(rule => $"| [{rule.Descriptor.Id}](../docs/rules/{rule.Descriptor.Id}.md) {rule.Descriptor.Name} | "
            + $"{rule.Descriptor.Severity.ToString().ToLowerInvariant()} | {rule.Descriptor.Title} |\n")));

    // Files outside of a manager's folders are named, as a user would; those inside are found.
    private static string[] Paths(string machine) =>
        Directory.Exists(Path.Combine(machine, "etc/systemd")) ? [] : Directory.Exists(Path.Combine(machine, "srv")) ? ["/srv"] : ["/etc"];

    private static string Write(TemporaryFolder folder, string name, IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach (var (path, text) in files)
        {
            folder.Write($"{name}/{path}", text);
        }

        return Path.Combine(folder.Path, name);
    }

    private static (string Severity, string Id)[] Findings(string machine, TemporaryFolder folder)
    {
        var run = CommandRun.Of(["lint", "--format", "msbuild", "--root", machine, .. Paths(machine)], folder.Path, clock: FixedClock.Noon);
        Assert.True(run.ExitCode <= 1, run.Error);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[1].Split(' ')).Select(words => (words[0], words[1]))];
    }
}
