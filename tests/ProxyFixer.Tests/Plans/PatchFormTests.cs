using System.Text;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Plans;

/// <summary>Patches as other programs write them, made by those programs.</summary>
public sealed class PatchFormTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Forms => new()
    {
        { "git diff", "git diff" },
        { "no prefix", "git diff --no-prefix" },
        { "mnemonic prefix", "git -c diff.mnemonicPrefix=true diff" },
        { "unquoted names", "git -c core.quotePath=false diff" },
        { "whole index", "git diff --full-index --patience" },
        { "cached", "git add -A && git diff --cached --no-renames" },
        { "a mail", "git add -A && git commit -qm 'One change\n\n - of many files\n + and more' && git format-patch --stdout -1 --no-renames" },
        { "two mails", "git add -A && git commit -qm One && printf 'again\\n' >> plain && git commit -qam Two && git format-patch --stdout -2 --no-renames" },
        { "diff -u", "mkdir -p ../old ../new && git archive HEAD | tar -x -C ../old && cp -a . ../new && rm -rf ../new/.git && cd .. && diff -urN old new; true" },
    };

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void The_files_become_what_they_were_made_from(string name, string command)
    {
        ExternalTool.Require("git");
        ExternalTool.Require("diff");
        Prepare();
        var patch = Shell("repo", command);
        Assert.NotEmpty(patch);
        File.WriteAllBytes(Path.Combine(folder.Path, "p.diff"), Encoding.Latin1.GetBytes(patch));
        var run = CommandRun.Of(["apply", "p.diff", "--root", "machine"], folder.Path);
        Assert.True(run.ExitCode == 0, name + run.Error + patch);
        if (!patch.Contains("new file mode", StringComparison.Ordinal) && !name.StartsWith("diff", StringComparison.Ordinal))
        {
            File.Delete(Path.Combine(folder.Path, "repo", "added file")); // git diff does not know it
        }

        Shell(".", "rm -rf repo/.git");
        Assert.Equal(DiskTree.Describe(Path.Combine(folder.Path, "repo")), DiskTree.Describe(Path.Combine(folder.Path, "machine")));
        Assert.Contains("already applied", name == "two mails" ? "already applied" : CommandRun.Of(["apply", "p.diff", "--root", "machine"], folder.Path).Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of(["restore"], folder.Path).ExitCode);
        Shell(".", "mkdir first");
        foreach (var (path, before, _) in Files.Where(file => file.Before is not null))
        {
            folder.Write("first/" + path, Encoding.Latin1.GetBytes(before!));
        }

        Assert.Equal(DiskTree.Describe(Path.Combine(folder.Path, "first")), DiskTree.Describe(Path.Combine(folder.Path, "machine")));
    }

    [SkippableTheory]
    [InlineData("git mv plain moved && git diff --cached -M", "renames a file")]
    [InlineData("git checkout -q . && cp plain copied && git add -A && git diff --cached -C --find-copies-harder", "copies a file")]
    [InlineData("chmod +x plain && git diff plain", "changes the mode")]
    [InlineData("printf 'x\\0y' > plain && git diff plain", "binary file")]
    [InlineData("printf 'x\\0y' > plain && git diff --binary plain", "binary file")]
    [InlineData("ln -s plain link && git add link && git diff --cached link", "only regular files")]
    [InlineData("printf a > tool && chmod +x tool && git add tool && git diff --cached tool", "mode 0644")]
    [InlineData("diff -c plain 'added file'; true", "context diff")]
    public void What_is_not_done_here_is_refused_by_name(string command, string reason)
    {
        ExternalTool.Require("git");
        Prepare();
        var before = DiskTree.Describe(Path.Combine(folder.Path, "machine"));
        File.WriteAllText(Path.Combine(folder.Path, "p.diff"), Shell("repo", command));
        var run = CommandRun.Of(["apply", "p.diff", "--root", "machine"], folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Matches(@"p\.diff:\d+: ", run.Error);
        Assert.Equal(before, DiskTree.Describe(Path.Combine(folder.Path, "machine")));
    }

    private static IEnumerable<(string Path, string? Before, string? After)> Files =>
    [
        ("plain", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", "a\nB\nc\nd\ne\nf\ng\nh\nI\nj\n"),
        ("a/in a folder called a", "x\n", "y\n"),
        ("b/x", "x\n", "y\n"),
        ("without end", "a\nb", "a\nc"),
        ("with end", "a\nb", "a\nb\n"),
        ("cr lf", "a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"),
        ("not utf-8", "caf\u00e9\n\u00ff\u0080\nx\n", "caf\u00e9\n\u00ff\u0081\nx\n"),
        ("quote\"s and back\\slash", "1\n", "2\n"),
        ("tab\tname", "1\n", "2\n"),
        ("new\nline", "1\n", "2\n"),
        ("ünïcode \u4e2d\u6587", "1\n", "2\n"),
        ("goes", "1\n2\n", null),
        ("added file", null, "new\nfile"),
        ("-- dashes", "-- x\n++ y\n", "-- y\n++ y\n"),
    ];

    private void Prepare()
    {
        Shell(".", "mkdir repo machine && git init -q repo && git -C repo config user.email a@example.org && git -C repo config user.name A && git -C repo config core.autocrlf false");
        foreach (var (path, before, _) in Files.Where(file => file.Before is not null))
        {
            folder.Write("repo/" + path, Encoding.Latin1.GetBytes(before!));
            folder.Write("machine/" + path, Encoding.Latin1.GetBytes(before!));
        }

        Shell("repo", "git add -A && git commit -qm first");
        foreach (var (path, _, after) in Files)
        {
            if (after is null)
            {
                File.Delete(Path.Combine(folder.Path, "repo", path));
            }
            else
            {
                folder.Write("repo/" + path, Encoding.Latin1.GetBytes(after));
            }
        }
    }

    private string Shell(string place, string command)
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = Path.Combine(folder.Path, place),
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.Latin1,
        };
        start.Environment["HOME"] = folder.Path;
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode <= 1, command);
        return output;
    }
}
