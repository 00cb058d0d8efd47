using System.Text.Json.Nodes;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Baselines;

/// <summary>A baseline from outside: what it accepts, what it never hides, and what is said of its entries.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string Unit = "home/claw/.config/systemd/user/openclaw-gateway.service";
    private readonly TemporaryFolder folder = new();

    public BaselineTests() =>
        DiskTree.Copy(Path.Combine(Repository.Root, "fixtures/reported-host/machine"), Directory.CreateDirectory(Path.Combine(folder.Path, "m")).FullName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_accepted_is_not_reported_again_in_any_form()
    {
        Assert.Equal(1, Lint().ExitCode);
        var written = Lint("--write-baseline", "b.yaml");
        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.Matches(@"^The baseline b\.yaml accepts \d+ findings now\.\nNo new problem found in .*\d+ findings of the baseline are still there\.", written.Error);
        foreach (var form in new[] { "text", "concise", "msbuild", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html" })
        {
            var run = Lint("--baseline", "b.yaml", "--format", form, "--verbose");
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain("PXF", run.Output.Replace("PXF0000", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        var summary = JsonNode.Parse(Lint("--baseline", "b.yaml", "--format", "json").Output)!["summary"]!;
        Assert.True((int)summary["suppressed"]! > 1);
        Assert.Equal("Nothing to change.\n", Run("diff", "--baseline", "b.yaml").Error);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Real("b.yaml")));
    }

    [Fact]
    public void It_survives_moved_lines_and_a_renamed_home_and_is_written_the_same_again()
    {
        Lint("--write-baseline", "b.yaml");
        var before = File.ReadAllText(Real("b.yaml"));
        Lint("--write-baseline", "b.yaml");
        Assert.Equal(before, File.ReadAllText(Real("b.yaml")));

        File.WriteAllText(Real("m", Unit), "# new\n# lines\n" + File.ReadAllText(Real("m", Unit)));
        Assert.Equal((0, ""), Say(Lint("--baseline", "b.yaml")));

        Directory.Move(Real("m/home/claw"), Real("m/home/crab"));
        File.WriteAllText(Real("m/etc/passwd"), File.ReadAllText(Real("m/etc/passwd")).Replace("claw", "crab", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Real("m/home/crab"), "*.service", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("/home/claw", "/home/crab", StringComparison.Ordinal));
        }

        Assert.Equal((0, ""), Say(Lint("--baseline", "b.yaml")));
        Assert.Equal(0, Lint("--write-baseline", "b.yaml").ExitCode);
        Assert.DoesNotContain("claw\n", File.ReadAllText(Real("b.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_fixed_and_one_new_is_never_invisible()
    {
        Lint("--write-baseline", "b.yaml");

        // The same finding for another user, while the first one's is gone.
        DiskTree.Copy(Real("m/home/claw"), Directory.CreateDirectory(Real("m/home/dora")).FullName);
        File.AppendAllText(Real("m/etc/passwd"), "dora:x:1001:1001::/home/dora:/bin/sh\n");
        File.Delete(Real("m", Unit));
        var run = Lint("--baseline", "b.yaml", "--format", "concise");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("m/home/dora/"[2..], run.Output, StringComparison.Ordinal);
        Assert.Contains("b.yaml:", run.Output, StringComparison.Ordinal);
        Assert.Contains(" info PXF0907 b.yaml: the entry for PXF0101 in ~/.config/systemd/user/openclaw-gateway.service has no finding any more.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_variable_in_the_same_place_is_new()
    {
        folder.Write("n/srv/gateway.env", "NODE_USE_ENV_PROXY=1\nHTTP_PROXY=socks4://h:1\n");
        string[] scan = ["lint", "--root", "n", "--kind", "systemd-env-file", "srv/gateway.env"];
        Assert.Equal(0, CommandRun.Of([.. scan, "--write-baseline", "c.yaml"], folder.Path).ExitCode);
        folder.Write("n/srv/gateway.env", "NODE_USE_ENV_PROXY=1\nHTTPS_PROXY=socks4://h:1\n");
        Assert.Equal(1, CommandRun.Of([.. scan, "--baseline", "c.yaml"], folder.Path).ExitCode);
    }

    [Fact]
    public void What_people_add_stays_and_ends_on_its_day()
    {
        Lint("--write-baseline", "b.yaml");
        var text = File.ReadAllText(Real("b.yaml"));
        Change("    rule: PXF0101\n", "    rule: PXF0101\n    owner: \"ops: night\"\n    reason: the proxy moves in spring\n    until: 2026-11-22\n");
        var expired = Lint("--baseline", "b.yaml", "--format", "concise");
        Assert.Equal(1, expired.ExitCode);
        Assert.Contains("error PXF0101", expired.Output, StringComparison.Ordinal);
        Assert.Contains("warning PXF0908 b.yaml: the entry for PXF0101 in ~/.config/systemd/user/openclaw-gateway.service counted until 2026-11-22", expired.Output, StringComparison.Ordinal);
        Assert.Matches("- fingerprint: \"[0-9a-f]{16}\"", Lint("--baseline", "b.yaml").Output);
        var again = Lint("--write-baseline", "b.yaml");
        Assert.Equal(1, again.ExitCode);
        Assert.Matches(@"^The baseline b\.yaml accepts \d+ findings? now; the last day of 1 has gone by\.\n", again.Error);

        Change("2026-11-22", "2026-11-23");
        Assert.Equal(0, Lint("--baseline", "b.yaml").ExitCode);
        Assert.Equal(0, Lint("--write-baseline", "b.yaml").ExitCode);
        Assert.Contains("    owner: \"ops: night\"\n    reason: the proxy moves in spring\n    until: 2026-11-23\n", File.ReadAllText(Real("b.yaml")), StringComparison.Ordinal);
        Assert.Equal(text.Length + "    owner: \"ops: night\"\n    reason: the proxy moves in spring\n    until: 2026-11-23\n".Length, File.ReadAllText(Real("b.yaml")).Length);
    }

    [Fact]
    public void A_run_that_sees_less_says_nothing_of_entries_and_keeps_them()
    {
        Lint("--write-baseline", "b.yaml");
        var before = File.ReadAllText(Real("b.yaml"));
        File.Delete(Real("m", Unit));
        foreach (var less in new string[][] { ["--ignore", "PXF0101"], ["/etc"], ["--scope", "system"] })
        {
            Assert.DoesNotContain("PXF0907 b.yaml: the entry for PXF0101", Lint(["--baseline", "b.yaml", "--format", "concise", .. less]).Output, StringComparison.Ordinal);
            Assert.Equal(0, Lint(["--write-baseline", "b.yaml", .. less]).ExitCode);
            Assert.Contains("rule: PXF0101", File.ReadAllText(Real("b.yaml")), StringComparison.Ordinal);
        }

        Assert.Contains("PXF0907", Lint("--baseline", "b.yaml").Output, StringComparison.Ordinal);
        Lint("--write-baseline", "b.yaml");
        Assert.DoesNotContain("rule: PXF0101", File.ReadAllText(Real("b.yaml")), StringComparison.Ordinal);
        Assert.NotEqual(before, File.ReadAllText(Real("b.yaml")));
    }

    [Theory]
    [InlineData("", "(1,1): the file must hold one mapping")]
    [InlineData("findings: []\n", "(1,1): the key 'baseline' is missing")]
    [InlineData("baseline: 2\n", "(1,11): 'baseline' must be 1")]
    [InlineData("baseline: 1\nfinding: []\n", "(2,1): unknown key 'finding'; did you mean 'findings'?")]
    [InlineData("baseline: 1\nfindings:\n  - fingerprint: x\n    rule: PXF0101\n    path: /x\n", "(3,18): 'fingerprint' must be")]
    [InlineData("baseline: 1\nfindings:\n  - fingerprint: 0123456789abcdef\n    rule: PXF1\n    path: /x\n", "(4,11): 'rule' must be")]
    [InlineData("baseline: 1\nfindings:\n  - fingerprint: 0123456789abcdef\n    rule: PXF0101\n    path: /x\n    count: 0\n", "(6,12): 'count' must be a number from 1 on")]
    [InlineData("baseline: 1\nfindings:\n  - fingerprint: 0123456789abcdef\n    rule: PXF0101\n    path: /x\n    until: soon\n", "(6,12): 'until' must be a day such as 2027-01-31")]
    [InlineData("baseline: 1\nfindings:\n  - fingerprint: 0123456789abcdef\n    rule: PXF0101\n    path: /x\n    ownr: me\n", "(6,5): unknown key 'ownr'; did you mean 'owner'?")]
    [InlineData("baseline: 1\nfindings:\n  - &a { fingerprint: 0123456789abcdef, rule: PXF0101, path: /x }\n", "(3,5): anchors")]
    [InlineData("baseline: 1\nfindings:\n  - { fingerprint: 0123456789abcdef, rule: PXF0101, path: /x }\n  - { fingerprint: 0123456789abcdef, rule: PXF0101, path: /x }\n", "(4,5): the same findings have an entry above")]
    public void A_wrong_file_is_named_with_its_place_and_left_alone(string text, string message)
    {
        folder.Write("b.yaml", text);
        foreach (var option in new[] { "--baseline", "--write-baseline" })
        {
            var run = Lint(option, "b.yaml");
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("b.yaml" + message, run.Error, StringComparison.Ordinal);
            Assert.Equal(text, File.ReadAllText(Real("b.yaml")));
        }
    }

    [Fact]
    public void Fix_accepts_what_it_leaves_and_diff_what_its_patch_would_leave()
    {
        var diff = Run("diff", "--fail-on", "info", "--write-baseline", "d.yaml");
        Assert.Equal(1, diff.ExitCode);
        Assert.Equal(diff.Output, Run("diff", "--fail-on", "info", "--baseline", "d.yaml").Output);
        var fix = Run("fix", "--yes", "--fail-on", "info", "--write-baseline", "b.yaml");
        Assert.Equal(0, fix.ExitCode);
        Assert.Matches(@"The baseline b\.yaml accepts \d+ findings? now\.", fix.Error);
        Assert.Equal(File.ReadAllText(Real("d.yaml")), File.ReadAllText(Real("b.yaml")));
        Assert.Equal(0, Lint("--fail-on", "info", "--baseline", "b.yaml").ExitCode);
        Assert.Equal(2, Run("diff", "--write-baseline", "-").ExitCode);
        Assert.Equal(2, Run("fix", "--yes", "--write-baseline", "").ExitCode);
    }

    [Fact]
    public void A_missing_baseline_is_an_error_that_says_how_to_make_one()
    {
        var run = Lint("--baseline", "b.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no baseline b.yaml; proxyfixer lint --write-baseline b.yaml makes one", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, Lint("--write-baseline", "nowhere/b.yaml").ExitCode);
        Assert.StartsWith("# Findings", Lint("--write-baseline", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_can_name_it_and_paths_below_its_folder_are_relative()
    {
        folder.Write("w/.proxyfixer.yaml", "baseline: known.yaml\n");
        folder.Write("w/deploy/.env", "NODE_USE_ENV_PROXY=1\n");
        CommandRun In(string place, params string[] arguments) => CommandRun.Of(
            ["lint", "--fail-on", "info", .. arguments], Path.Combine(folder.Path, place), new Dictionary<string, string> { ["HOME"] = "/nowhere", ["XDG_STATE_HOME"] = folder.Path });
        Assert.Equal(2, In("w", "deploy").ExitCode);
        Assert.Equal(0, In("w", "deploy", "--write-baseline", "known.yaml").ExitCode);
        Assert.Contains("path: deploy/.env\n", File.ReadAllText(Real("w/known.yaml")), StringComparison.Ordinal);
        Assert.DoesNotContain("homes:", File.ReadAllText(Real("w/known.yaml")), StringComparison.Ordinal); // those of who wrote it are nobody's concern
        Directory.Move(Real("w"), Real("checkout"));
        Assert.Equal(0, In("checkout", "deploy").ExitCode);
        Assert.Equal(0, In("checkout/deploy", ".").ExitCode);
    }

    private void Change(string old, string now) => File.WriteAllText(Real("b.yaml"), File.ReadAllText(Real("b.yaml")).Replace(old, now, StringComparison.Ordinal));

    private static (int, string) Say(CommandRun run) => (run.ExitCode, run.Output);

    private string Real(params string[] path) => Path.Combine([folder.Path, .. path]);

    private CommandRun Lint(params string[] more) => Run("lint", more);

    private CommandRun Run(string command, params string[] more) => CommandRun.Of([command, "--root", "m", .. more], folder.Path, clock: FixedClock.Noon);
}
