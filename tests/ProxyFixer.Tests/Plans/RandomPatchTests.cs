using System.Text;
using ProxyFixer.Patches;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Plans;

/// <summary>The same bytes as git and patch, or a refusal: random files, random changes, patches edited by hand.</summary>
public sealed class RandomPatchTests : IDisposable
{
    private static readonly string[] Git = ["apply", "--recount", "--whitespace=nowarn"];
    private static readonly string[] Patch = ["-p1", "--binary", "-F0", "-s", "-f", "-i"];
    private readonly PatchGround ground = new();

    public void Dispose() => ground.Dispose();

    [SkippableTheory]
    [InlineData("git", true)]
    [InlineData("git", false)]
    [InlineData("patch", true)]
    [InlineData("patch", false)]
    public void Whole_patches_give_the_bytes_of_other_tools(string tool, bool isText)
    {
        ExternalTool.Require(tool);
        var random = new Random(20261128);
        for (var round = 0; round < 60; round++)
        {
            var before = isText ? Lines(random, random.Next(40)) : Noise(random);
            var after = Changed(random, before);
            if (before.AsSpan().SequenceEqual(after))
            {
                continue;
            }

            var patch = PatchGround.Diff("f", before, after);
            var ours = ground.Ours("f", before, patch);
            Assert.True(ours.After is not null, ours.Refusal);
            Assert.Equal(after, ours.After);
            Assert.Equal(after, ground.Theirs("f", before, patch, tool, tool == "git" ? Git : Patch));
        }
    }

    [SkippableFact]
    public void Patches_edited_by_hand_give_the_bytes_of_git()
    {
        ExternalTool.Require("git");
        var random = new Random(20261129);
        var (applied, refused) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var before = Lines(random, 10 + random.Next(60));
            var patch = Edited(random, PatchGround.Diff("f", before, Changed(random, before)));
            var ours = ground.Ours("f", before, patch);
            var theirs = ground.Theirs("f", before, patch, "git", Git);
            if (ours.After is null)
            {
                refused++;
                Assert.True(theirs is null || ours.Refusal.Contains("already applied", StringComparison.Ordinal), $"round {round}: {ours.Refusal}\n{Encoding.Latin1.GetString(patch)}");
            }
            else if (!ours.After.AsSpan().SequenceEqual(before) || theirs is not null)
            {
                applied++;
                Assert.True(theirs is not null, $"round {round}: git refuses\n{Encoding.Latin1.GetString(patch)}");
                Assert.Equal(Encoding.Latin1.GetString(theirs), Encoding.Latin1.GetString(ours.After));
            }
        }

        Assert.True(applied > 50 && refused > 10, $"{applied} applied, {refused} refused");
    }

    [SkippableFact]
    public void A_file_that_gained_lines_above_is_patched_where_git_patches_it()
    {
        ExternalTool.Require("git");
        var random = new Random(20261130);
        for (var round = 0; round < 40; round++)
        {
            var before = Lines(random, 30);
            var patch = PatchGround.Diff("f", before, Changed(random, before));
            byte[] moved = [.. Lines(random, random.Next(5)), .. before];
            var ours = ground.Ours("f", moved, patch);
            var theirs = ground.Theirs("f", moved, patch, "git", Git);
            Assert.Equal(theirs is null, ours.After is null);
            Assert.Equal(theirs, ours.After);
        }
    }

    // Lines that repeat: git may take another place that looks the same, once hunks above are gone. The numbers of the old file do not lie.
    [Fact]
    public void Hunks_that_are_left_change_the_very_lines_they_were_made_for()
    {
        var random = new Random(20261201);
        for (var round = 0; round < 300; round++)
        {
            var before = string.Concat(Enumerable.Range(0, 60).Select(_ => $"{random.Next(3)}\n"));
            var lines = before.Split('\n')[..^1];
            var after = string.Concat(lines.Select((line, i) => i % 9 == 4 ? $"new{random.Next(2)}\n" + (random.Next(2) == 0 ? line + "\n" : "") : line + "\n"));
            var hunks = Hunk.Between(before, after);
            var kept = hunks.Where(_ => random.Next(2) == 0).ToArray();
            if (kept.Length == 0)
            {
                continue;
            }

            var text = "--- a/f\n+++ b/f\n" + string.Concat(kept.Select(hunk =>
                $"@@ -{hunk.OldStart + 1},{hunk.OldCount} +{hunk.NewStart + 1},{hunk.NewCount} @@\n" + string.Concat(hunk.Lines.Select(line => line.Mark + line.Text))));
            var ours = ground.Ours("f", Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(text));
            Assert.Equal(Spliced(before, kept), ours.After is null ? ours.Refusal : Encoding.UTF8.GetString(ours.After));
        }
    }

    private static string Spliced(string before, IEnumerable<Hunk> kept)
    {
        var lines = before.Split('\n')[..^1].Select(line => line + "\n").ToList();
        foreach (var hunk in kept.Reverse())
        {
            lines.RemoveRange(hunk.OldStart, hunk.OldCount);
            lines.InsertRange(hunk.OldStart, hunk.Lines.Where(line => line.Mark != '-').Select(line => line.Text));
        }

        return string.Concat(lines);
    }

    private static byte[] Lines(Random random, int count) => Encoding.Latin1.GetBytes(
        string.Concat(Enumerable.Range(0, count).Select(i => $"{i}-{random.Next()}{(random.Next(8) == 0 ? "\r" : "")}\n")) + (random.Next(3) == 0 ? "end" : ""));

    // Any bytes but NUL, which makes git take a file for binary.
    private static byte[] Noise(Random random)
    {
        byte[] some = [(byte)'\n', (byte)'\n', (byte)'\r', (byte)'+', (byte)'-', (byte)' ', (byte)'\\', 0x80, 0xFF, 0xC3, 0xA9, 0xE2, 0xF0, (byte)'@', 0x01];
        return [.. Enumerable.Range(0, random.Next(80)).Select(_ => some[random.Next(some.Length)])];
    }

    private static byte[] Changed(Random random, byte[] text)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n').ToList();
        for (var i = random.Next(5); i >= 0; i--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(3))
            {
                case 0: lines.Insert(at, $"new{random.Next()}"); break;
                case 1 when lines.Count > 1: lines.RemoveAt(at); break;
                default: lines[at] = $"other{random.Next()}"; break;
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    // What a reviewer does in an editor; the numbers behind @@ stay as they were.
    private static byte[] Edited(Random random, byte[] patch)
    {
        var lines = Encoding.Latin1.GetString(patch).Split('\n').ToList();
        for (var i = random.Next(3); i >= 0; i--)
        {
            var at = random.Next(lines.Count);
            if (at < 2 || lines[at].Length == 0)
            {
                continue;
            }

            switch (lines[at][0])
            {
                case '@': RemoveHunk(lines, at); break;
                case '+' when random.Next(2) == 0: lines.RemoveAt(at); break;
                case '+': lines.Insert(at, $"+more{random.Next()}"); break;
                case '-' when random.Next(2) == 0: lines[at] = " " + lines[at][1..]; break;
                case '-': lines.RemoveAt(at); break;
                case ' ' when random.Next(4) == 0: lines[at] = "-" + lines[at][1..]; break;
                case ' ' when random.Next(4) == 0: lines.RemoveAt(at); break;
                default: break;
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static void RemoveHunk(List<string> lines, int at)
    {
        var end = lines.FindIndex(at + 1, line => line.StartsWith('@'));
        lines.RemoveRange(at, (end < 0 ? lines.Count - 1 : end) - at);
    }
}
