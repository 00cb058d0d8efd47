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
                for (var i = 0; i < rule.File.Examples.Length; i++)
                {
                    data.Add(rule.Id, i);
                }
            }

            return data;
        }
    }

    /// <summary>The settings that examples bring along.</summary>
    public static IEnumerable<string> SettingsOfExamples =>
        from rule in RuleCatalog.All
        from example in rule.File.Examples
        from file in example.Bad.Concat(example.Good)
        where file.Key.EndsWith("/.proxyfixer.yaml", StringComparison.Ordinal)
        select file.Value;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Bad_is_reported_and_fixed_and_good_is_silent(string id, int index)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Id == id);
        var example = rule.File.Examples[index];
        using var folder = new TemporaryFolder();
        var bad = Write(folder, "bad", example.Bad);
        var good = Write(folder, "good", example.Good);

        var found = Findings(bad, folder);
        Assert.Contains(id, found.Select(one => one.Id));
        Assert.DoesNotContain(found, one => one.Id != id && one.Severity != "info");
        Assert.DoesNotContain(Findings(good, folder), one => one.Id == id || one.Severity != "info");
        if (rule.File.HasFix)
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
            Assert.NotEmpty(rule.File.Examples);
            Assert.EndsWith(".", rule.Descriptor.Versions, StringComparison.Ordinal);
            Assert.StartsWith(rule.Descriptor.Category!.Family, rule.Id, StringComparison.Ordinal);
            var page = CommandRun.Of(["rules", rule.Id], Repository.Root);
            Golden.Check(Path.Combine(Repository.Root, "docs/rules", $"{rule.Id}.md"), page.Output);
        });
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Id));
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Descriptor.Name));
    }

    // Files outside of a manager's folders are named, as a user would; those inside are found.
    private static string[] Paths(string machine) =>
        Directory.Exists(Path.Combine(machine, "etc/systemd")) ? [] : Directory.Exists(Path.Combine(machine, "srv")) ? ["/srv"] : ["/etc"];

    // Where settings and baseline of an example are.
    private static string? WorkingFolder(string machine) => Path.Combine(machine, "work") is var work && Directory.Exists(work) ? work : null;

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
        var run = CommandRun.Of(["lint", "--format", "msbuild", "--root", machine, .. Paths(machine)], WorkingFolder(machine) ?? folder.Path, clock: FixedClock.Noon);
        Assert.True(run.ExitCode <= 1, run.Error);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[1].Split(' ')).Select(words => (words[0], words[1]))];
    }
}
