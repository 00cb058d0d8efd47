using ProxyFixer.Settings;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Settings;

/// <summary><c>ignore:</c> of <c>.proxyfixer.yaml</c>, from outside.</summary>
public sealed class IgnoredFindingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public IgnoredFindingsTests() => folder.Write("work/deploy/old/provider.js", FakeMachine.Shape("S4"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("deploy/old/provider.js", 0)]
    [InlineData("deploy", 0)]
    [InlineData("deploy/", 0)]
    [InlineData("./deploy/*/*.js", 0)]
    [InlineData("**/*.js", 0)]
    [InlineData("**/old/**", 0)]
    [InlineData("deploy/new", 1)]
    [InlineData("*.js", 1)]
    [InlineData("deploy/ol", 1)]
    [InlineData("/deploy", 1)]
    public void Findings_in_the_files_of_a_pattern_are_not_reported(string pattern, int status)
    {
        folder.Write("work/.proxyfixer.yaml", $"ignore:\n  - paths: '{pattern}'\n    reason: written by others\n");

        Assert.Equal(status, Run("lint", "deploy").ExitCode);
        Assert.Equal(status, Run("diff", "deploy").ExitCode);
    }

    [Theory]
    [InlineData("[PXF0401]", 0)]
    [InlineData("PXF04", 0)]
    [InlineData("[PXF05, PXF0101]", 1)]
    public void Rules_limit_what_is_ignored(string rules, int status)
    {
        folder.Write("work/.proxyfixer.yaml", $"ignore: [{{ paths: [deploy], rules: {rules}, reason: why }}]\n");

        Assert.Equal(status, Run("lint", "deploy").ExitCode);
        Assert.Equal(status == 0, Run("lint", "--format", "json", "deploy").Output.Contains("\"suppressed\":1", StringComparison.Ordinal)
            || Run("lint", "--format", "json", "deploy").Output.Contains("\"suppressed\": 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ignore:\n  - reason: why\n", "(2,5)", "must name paths, rules, or both")]
    [InlineData("ignore:\n  - paths: []\n    rules: PXF01\n", "(2,12)", "must name paths, rules, or both")]
    [InlineData("ignore:\n  - paths: x\n    until: 1.2.2027\n", "(3,12)", "'until' must be a day such as 2027-01-31")]
    [InlineData("ignore:\n  - paths: ../x\n", "(2,12)", "without '..'")]
    [InlineData("ignore:\n  - paths: x\n    rules: [0101]\n", "(3,13)", "'0101' is none")]
    [InlineData("ignore:\n  - paths: x\n    rule: PXF01\n", "(3,5)", "unknown key 'rule'")]
    [InlineData("ignore:\n  paths: x\n", "(2,3)", "'ignore' must be a list of mappings")]
    public void What_is_wrong_is_named_with_line_and_column(string text, string place, string message)
    {
        folder.Write("work/.proxyfixer.yaml", text);

        var run = Run("lint", "deploy");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(".proxyfixer.yaml" + place, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_root_patterns_are_as_seen_from_it_and_homes_are_a_tilde()
    {
        folder.Write("machine/etc/passwd", "claw:x:1000:1000::/home/claw:/bin/sh\n");
        folder.Write("machine/home/claw/x/provider.js", FakeMachine.Shape("S4"));
        foreach (var pattern in new[] { "/home/claw/x", "~/x", "home/*/x/provider.js" })
        {
            folder.Write("work/.proxyfixer.yaml", $"ignore: [{{ paths: ['{pattern}'], reason: why }}]\n");
            Assert.Equal(0, Run("lint", "--root", Path.Combine(folder.Path, "machine"), "/home/claw/x").ExitCode);
        }
    }

    [Theory]
    [InlineData("{ rules: PXF0401, reason: why }", 0, null)]
    [InlineData("{ rules: PXF0401, reason: why, until: 2026-11-23 }", 0, null)]
    [InlineData("{ rules: PXF0401, reason: why, until: 2026-11-22 }", 1, "warning PXF0906 .proxyfixer.yaml: an entry of ignore counted until 2026-11-22")]
    [InlineData("{ rules: PXF0401, reason: ' ' }", 1, "warning PXF0905 .proxyfixer.yaml: an entry of ignore does not say why.")]
    [InlineData("{ rules: [PXF0401, PXF041], reason: why }", 1, "warning PXF0904 .proxyfixer.yaml: an entry of ignore names PXF041, and there is no such rule.")]
    public void What_is_wrong_with_an_entry_is_a_finding_at_its_place(string entry, int status, string? words)
    {
        folder.Write("work/.proxyfixer.yaml", $"# ours\nignore:\n  - {entry}\n");
        foreach (var root in new string[][] { [], ["--root", "deploy", "/old"] })
        {
            var run = CommandRun.Of(["lint", "--format", "concise", .. root, .. root.Length == 0 ? new[] { "deploy" } : []], Path.Combine(folder.Path, "work"), clock: FixedClock.Noon);
            Assert.Equal(status, run.ExitCode);
            Assert.Contains(words is null ? "" : ".proxyfixer.yaml:3:5: " + words, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_entry_that_suppresses_nothing_is_told_where_all_is_seen()
    {
        folder.Write("work/.proxyfixer.yaml", "ignore:\n  - { rules: PXF0601, reason: why }\n");
        folder.Write("machine/etc/passwd", "claw:x:1000:1000::/home/claw:/bin/sh\n");
        folder.Write("machine/home/claw/.openclaw/openclaw.json", "{}\n");
        CommandRun Machine(params string[] more) => Run("lint", ["--root", Path.Combine(folder.Path, "machine"), "--verbose", "--format", "concise", .. more]);
        Assert.Contains(".proxyfixer.yaml:2:5: info PXF0903 .proxyfixer.yaml: an entry of ignore suppresses nothing.", Machine().Output, StringComparison.Ordinal);
        folder.Write("work/.proxyfixer.yaml", "ignore:\n  - { rules: PXF0905, reason: we know why }\n");
        folder.Write("machine/home/claw/.openclaw/.env", "# proxyfixer-ignore: PXF0202\nNODE_USE_ENV_PROXY=1\n");
        Assert.DoesNotContain("PXF09", Machine().Output, StringComparison.Ordinal);
        folder.Write("work/.proxyfixer.yaml", "ignore:\n  - { rules: PXF0601, reason: why }\n");
        Assert.DoesNotContain("PXF0903", Machine("/home").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PXF0903", Machine("--ignore", "PXF0601").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/**/b", "/a/b", true)]
    [InlineData("/a/**/b", "/a/x/y/b/c", true)]
    [InlineData("/a/**/b/*.c", "/a/b/b/x.c", true)]
    [InlineData("/a/?b", "/a/xb", true)]
    [InlineData("/a/*", "/a", false)]
    [InlineData("/A", "/a", false)]
    public void Patterns_match_names_and_folders(string pattern, string path, bool matches) => Assert.Equal(matches, PathPattern.IsMatch(pattern, path));

    private CommandRun Run(string command, params string[] arguments) => CommandRun.Of([command, .. arguments], Path.Combine(folder.Path, "work"));
}
