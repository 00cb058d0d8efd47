using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Plans;

/// <summary>Patches that are refused or hold nothing: one line that says where, what and how to mend it.</summary>
public sealed class MalformedPatchTests : IDisposable
{
    private const string Head = "--- a/f\n+++ b/f\n";
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int, string, string> Patches => new()
    {
        { 1, "no patch in it", "hello\nworld\n" },
        { 1, "belongs to no file", "@@ -1 +1 @@\n-a\n+b\n" },
        { 3, "a hunk begins with", Head + "@@ -1,x +1 @@\n-a\n+b\n" },
        { 3, "a hunk begins with", Head + "@@ -99999999999999999999 +1 @@\n-a\n+b\n" },
        { 3, "belongs to no hunk", Head + "@ -1 +1 @@\n-a\n+b\n" },
        { 3, "belongs to no hunk", Head + "-a\n+b\n" },
        { 6, "belongs to no hunk", Head + "@@ -1,3 +1,3 @@\n-a\n+long line that an editor\nwrapped\n b\n c\n" },
        { 3, "no line in this hunk", Head + "@@ -1 +1 @@\n" },
        { 4, "'\\' stands only", Head + "@@ -1 +1 @@\n\\ No newline at end of file\n-a\n+b\n" },
        { 4, "line without newline", Head + "@@ -1,2 +1 @@\n-a\n\\ No newline at end of file\n-b\n+b\n" },
        { 1, "leads out of its folder", "--- a/../f\n+++ b/../f\n@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "leads out of its folder", "--- /dev/null\n+++ b/x/../../etc/f\n@@ -0,0 +1 @@\n+b\n" },
        { 1, "leads out of its folder", "diff --git a/../e b/../e\nnew file mode 100644\n" },
        { 1, "quoted file name is malformed", "--- \"a/f\n+++ \"b/f\n@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "not UTF-8", "--- \"a/caf\\351\"\n+++ \"b/caf\\351\"\n@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "NUL", "--- \"a/f\\000\"\n+++ \"b/f\\000\"\n@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "file name is missing", "--- a/\n+++ b/\n@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "both sides", "--- /dev/null\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "CR LF", "--- a/f\r\n+++ b/f\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n" },
        { 4, "a new file has only", "--- /dev/null\n+++ b/g\n@@ -0,0 +1,2 @@\n a\n+b\n" },
        { 5, "a file that goes has only", Head.Replace("b/f", "/dev/null", StringComparison.Ordinal) + "@@ -1 +0,0 @@\n-a\n+b\n" },
        { 1, "has one hunk", "--- /dev/null\n+++ b/g\n@@ -0,0 +1 @@\n+b\n@@ -0,0 +2 @@\n+c\n" },
        { 1, "combined diff", "diff --cc f\nindex 1,2..3\n--- a/f\n+++ b/f\n@@@ -1 -1 +1 @@@\n--a\n++b\n" },
        { 2, "no SHA-256", "# file: f\n# sha256 before: 1234\n" + Head + "@@ -1 +1 @@\n-a\n+b\n" },
        { 1, "diff --output FILE", "# masked: values are hidden\n" + Head + "@@ -1 +1 @@\n-a\n+b\n" },
        { 5, "*** stands for a value", Head + "@@ -1 +1,2 @@\n a\n+PASSWORD=***\n" },
        { 5, "*** stands for a value", Head + "@@ -1 +1,2 @@\n a\n+proxy: \"***\"\n" },
        { 5, "*** stands for a value", Head + "@@ -1 +1,2 @@\n a\n+http://***@host:1\n" },
        { 6, "*** stands for a value", "# file: f\n" + Head + "@@ -1 +1,2 @@\n a\n+*** and more\n" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Patches))]
    public void The_line_is_named_and_nothing_is_written(int line, string problem, string patch)
    {
        folder.Write("machine/f", "a\n");
        folder.Write("p.diff", patch);
        var run = CommandRun.Of(["apply", "p.diff", "--root", "machine"], folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"proxyfixer: p.diff:{line}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(["f"], Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "machine")).Select(Path.GetFileName));
        Assert.Equal("a\n", File.ReadAllText(Path.Combine(folder.Path, "machine/f")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# ProxyFixer 0.1.0 plan\n# base: --root\n")]
    [InlineData("# ProxyFixer 0.1.0 plan\n# base: --root\n# file: f\n# PXF0101 error: x\n--- a/f\n+++ b/f\n")]
    [InlineData("# file: g\n# sha256 before: none (new file)\n--- /dev/null\n+++ b/g\n")]
    [InlineData("diff --git a/g b/g\nnew file mode 100644\nindex 0000000..1234567\n--- /dev/null\n+++ b/g\n")]
    public void Where_nothing_is_left_there_is_nothing_to_apply(string patch)
    {
        folder.Write("machine/f", "a\n");
        folder.Write("p.diff", patch);
        var run = CommandRun.Of(["apply", "p.diff", "--root", "machine"], folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("There is nothing to apply.\n", run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "machine")));
    }

    [Theory]
    [InlineData("+/*** a banner ***/\n")]
    [InlineData("+***\n")]
    [InlineData("+a ** b *** c\n")]
    public void Asterisks_of_other_patches_are_what_they_are(string line)
    {
        folder.Write("machine/f", "a\n");
        folder.Write("p.diff", Head + "@@ -1 +1,2 @@\n a\n" + line);
        Assert.Equal(0, CommandRun.Of(["apply", "p.diff", "--root", "machine"], folder.Path).ExitCode);
        Assert.Equal("a\n" + line[1..], File.ReadAllText(Path.Combine(folder.Path, "machine/f")));
    }
}
