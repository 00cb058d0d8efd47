using ProxyFixer.Patches;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Patches;

public sealed class UnifiedDiffTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string?, string> Changes => new()
    {
        { "plain", "a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nD\ne\nf\ng\nh\n" },
        { "two hunks", string.Join('\n', Enumerable.Range(0, 40)) + "\n", string.Join('\n', Enumerable.Range(0, 40).Select(i => i is 3 or 30 ? i * 100 : i)) + "\n" },
        { "hunks that touch", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\nx\n3\n4\n5\n6\n7\n8\ny\n" },
        { "new file", null, "one\ntwo\n" },
        { "new file without newline", null, "one" },
        { "no newline before", "a\nb", "a\nb\nc\n" },
        { "no newline after", "a\nb\n", "a\nb" },
        { "no newline on both sides", "a\nb", "a\nc" },
        { "newline appears", "a", "a\n" },
        { "CR LF", "a\r\nb\r\nc\r\n", "a\r\nx\r\nc\r\n" },
        { "CR LF becomes LF", "a\r\nb\r\n", "a\nb\n" },
        { "mixed ends", "a\r\nb\nc\r\n", "a\r\nb\nc\r\nd\n" },
        { "byte order mark", "\uFEFFa\n", "\uFEFFa\nb\n" },
        { "empty file", "", "a\n" },
        { "becomes empty", "a\n", "" },
        { "lines like a header", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n", "--- a/x\n+++ b/y\n@@ -1 +1 @@\n" },
        { "name with blank", "a\n", "b\n" },
        { "name with \"quote\" and ünïcode", "a\n", "b\n" },
    };

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Changes))]
    public void Git_and_patch_give_what_fix_writes(string name, string? before, string after)
    {
        ExternalTool.Require("git");
        ExternalTool.Require("patch");
        var diff = UnifiedDiff.Render([Patch(name, before, after)], path => path.TrimStart('/'));
        Apply(name, before, after, diff, "git", "apply", "--whitespace=nowarn");
        Apply(name, before, after, diff, "patch", "-p1", "--binary", "-s", "-i");
    }

    [SkippableFact]
    public void Random_changes_apply()
    {
        ExternalTool.Require("git");
        var random = new Random(20221122);
        for (var round = 0; round < 60; round++)
        {
            var before = Lines(random);
            var after = Mutate(before, random);
            if (before != after)
            {
                Apply("random", before, after, UnifiedDiff.Render([Patch("random", before, after)], path => path.TrimStart('/')), "git", "apply", "--whitespace=nowarn");
            }
        }
    }

    [Fact]
    public void Equal_texts_have_no_hunk() => Assert.Empty(Hunk.Between("a\nb\n", "a\nb\n"));

    [Fact]
    public void Paths_of_the_whole_machine_are_applied_from_its_root() =>
        Assert.Contains("--- a/etc/x\n+++ b/etc/x\n", UnifiedDiff.Render([Patch("x", "a", "b") with { Path = "/etc/x" }], path => path), StringComparison.Ordinal);

    private static FilePatch Patch(string name, string? before, string after) => new(
        "/sub/" + name,
        before is null ? null : SourceText.FromString("/sub/" + name, before),
        SourceText.FromString("/sub/" + name, after),
        []);

    private void Apply(string name, string? before, string after, string diff, params string[] tool)
    {
        var place = $"{tool[0]}-{Guid.NewGuid():N}";
        var file = Path.Combine(folder.Path, place, "sub", name);
        folder.Write($"{place}/p.diff", diff);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (before is not null)
        {
            File.WriteAllText(file, before, new System.Text.UTF8Encoding(false));
        }

        var (code, output, error) = ExternalTool.Run(tool[0], [.. tool[1..], "p.diff"], Path.Combine(folder.Path, place));
        Assert.True(code == 0, output + error + diff);
        var result = File.Exists(file) ? new System.Text.UTF8Encoding(false).GetString(File.ReadAllBytes(file)) : "";
        Assert.Equal(after, result);
    }

    private static string Lines(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => $"{random.Next(6)}{(random.Next(8) == 0 ? "\r" : "")}\n"))
        + (random.Next(2) == 0 ? "end" : "");

    private static string Mutate(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var i = random.Next(4); i >= 0; i--)
        {
            lines.Insert(random.Next(lines.Count), $"new{random.Next(3)}");
            lines.RemoveAt(random.Next(lines.Count));
        }

        return string.Join('\n', lines);
    }
}
