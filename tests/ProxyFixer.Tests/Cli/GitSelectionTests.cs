using ProxyFixer.Cli.Commands;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary><c>--changed</c> and <c>--staged</c>, with a real git in checkouts of its own.</summary>
public sealed class GitSelectionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GitCheckout checkout;

    public GitSelectionTests() => checkout = new(folder.Path + "/c", folder.Path);

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Files_that_git_says_changed_are_looked_at_and_no_others()
    {
        checkout.Git("init", "-q", "-b", "main");
        Assert.Equal("No file that git says changed is one that is checked here.\n", Lint("--changed").Error);
        folder.Write("c/old/.env", "NODE_USE_ENV_PROXY=1\n");
        folder.Write("c/.gitignore", "ignored/\n");
        Assert.Equal(["old/.env"], Found(Lint("--changed")));
        checkout.Git("add", ".");
        checkout.Git("commit", "-qm", "1");
        Assert.Equal((0, ""), (Lint("--changed").ExitCode, Lint("--changed").Output));

        checkout.Git("checkout", "-qb", "topic");
        folder.Write("c/a b/ü\n/.env", "NODE_USE_ENV_PROXY=1\n");
        folder.Write("c/new/.env", "NODE_USE_ENV_PROXY=1\n");
        folder.Write("c/new/notes.cs", "nothing to us\n");
        folder.Write("c/ignored/.env", "NODE_USE_ENV_PROXY=1\n");
        checkout.Git("add", "new");
        checkout.Git("commit", "-qm", "2");
        Assert.Equal(["a b/ü /.env"], Found(Lint("--changed")));
        Assert.Equal(2, Found(Lint("--changed=main")).Length);
        Assert.Equal(["new/.env"], Found(Lint("--changed=main", "new")));
        Assert.Equal(["c/new/.env"], Found(CommandRun.Of(["lint", "--fail-on", "info", "--verbose", "--format", "concise", "--root", "..", "--changed=main", "/c/new"], folder.Path + "/c", checkout.Environment)));

        // What main got meanwhile is no change of ours.
        checkout.Git("checkout", "-q", "main");
        folder.Write("c/old/.env", "NODE_USE_ENV_PROXY=1\nA=1\n");
        checkout.Git("commit", "-qam", "3");
        checkout.Git("checkout", "-q", "topic");
        Assert.DoesNotContain("old/.env", Found(Lint("--changed=main")));
    }

    [SkippableTheory]
    [InlineData("--changed")]
    [InlineData("--staged")]
    public void Filters_that_the_checkout_names_are_not_run(string option)
    {
        checkout.Git("init", "-q", "-b", "main");
        folder.Write("c/.env", "A=1\n");
        checkout.Git("add", ".");
        checkout.Git("commit", "-qm", "1");
        folder.Write("c/.gitattributes", "*.env filter=x\n");
        checkout.Git("config", "filter.x.clean", $"touch {folder.Path}/ran; cat");
        checkout.Git("config", "filter.x.required", "true");
        folder.Write("c/.env", "NODE_USE_ENV_PROXY=1\n");
        Lint(option);
        Assert.False(File.Exists(folder.Path + "/ran"));
        Assert.Equal(option == "--changed" ? [".env"] : Array.Empty<string>(), Found(Lint(option)));
    }

    [SkippableFact]
    public void What_is_staged_is_looked_at_as_it_would_be_committed()
    {
        checkout.Git("init", "-q", "-b", "main");
        folder.Write("c/.env", "A=1\n");
        folder.Write("c/b/.env", "NODE_USE_ENV_PROXY=1\n");
        Assert.Empty(Found(Lint("--staged")));
        checkout.Git("add", ".env");
        folder.Write("c/.env", "A=1\nNODE_USE_ENV_PROXY=1\n");
        Assert.Empty(Found(Lint("--staged")));
        checkout.Git("add", ".env");
        folder.Write("c/.env", "A=1\n");
        var run = Lint("--staged");
        Assert.Equal((1, true), (run.ExitCode, run.Output.StartsWith(".env:2:1: info PXF0202", StringComparison.Ordinal)));
        File.Delete(Path.Combine(folder.Path, "c/.env"));
        Assert.Equal([".env"], Found(Lint("--staged")));
        Assert.Contains("has changes that are not staged", CommandRun.Of(["diff", "--staged"], folder.Path + "/c", checkout.Environment).Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("--changed")]
    [InlineData("--staged")]
    public void A_name_that_is_not_UTF8_is_not_passed_over(string option)
    {
        checkout.Git("init", "-q", "-b", "main");
        folder.Write("c/ü😀/.env", "A=1\n");
        Assert.Equal(0, ExternalTool.Run("/bin/sh", ["-c", "printf 'NODE_USE_ENV_PROXY=1\\n' > \"$(printf 'a\\377b.env')\""], folder.Path + "/c").ExitCode);
        checkout.Git("add", ".");
        var (run, all, other) = (Lint(option), Lint("."), Lint(option, "ü😀"));
        ExternalTool.Run("/bin/sh", ["-c", "rm a*b.env"], folder.Path + "/c"); // .NET could not
        Assert.Equal((3, "a\uFFFDb.env: not read: its name is not UTF-8, so it was not looked at\n"), (run.ExitCode, run.Output));
        Assert.Equal((run.Output, 0), (all.Output, other.ExitCode));
    }

    [SkippableFact]
    public void What_git_cannot_answer_is_2_and_says_why()
    {
        checkout.Git("init", "-q", "-b", "main");
        void Fails(string message, string place, params string[] options)
        {
            var run = CommandRun.Of(["lint", .. options], Path.GetFullPath(Path.Combine(folder.Path, place)), checkout.Environment);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }

        Fails($"--changed: {folder.Path} is in no git checkout", ".", "--changed");
        Fails("--staged: ", ".", "--staged");
        Fails("--changed: git knows no commit nothing", "c", "--changed=nothing");
        Fails("--changed: git knows no commit --output=x", "c", "--changed=--output=x");
        Fails("--changed and --staged exclude each other", "c", "--changed", "--staged");
        checkout.Environment["PATH"] = "/nowhere:.";
        Fails("--changed asks git, and there is no git in PATH", "c", "--changed");
    }

    [Fact]
    public void A_command_that_is_proposed_keeps_option_and_commit_together()
    {
        Assert.Equal(["lint", "--changed=HEAD", "x", "--", "--changed"], GitOptions.Spell(["lint", "--changed", "x", "--", "--changed"]));
        Assert.Equal(["diff", "--changed=main", "x"], GitOptions.Join(["diff", "--changed", "main", "x"]));
    }

    private static string[] Found(CommandRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(".env:", StringComparison.Ordinal)] + ".env")];

    private CommandRun Lint(params string[] more) =>
        CommandRun.Of(["lint", "--fail-on", "info", "--format", "concise", "--verbose", .. more], folder.Path + "/c", checkout.Environment);
}
