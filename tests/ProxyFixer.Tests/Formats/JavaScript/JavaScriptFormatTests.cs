using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Text;
using ProxyFixer.Tree;
using static ProxyFixer.Tests.Formats.JavaScript.JavaScriptSample;

namespace ProxyFixer.Tests.Formats.JavaScript;

/// <summary>The laws of <see cref="FormatLaws"/> that hold for code, which has nothing to set.</summary>
public class JavaScriptFormatTests
{
    private static readonly string[] Samples = [Read("S1"), Read("S9"), Read("S11"), Read("S13"), Read("S14")];

    [Fact]
    public void Reading_and_patching_never_throw_on_any_prefix()
    {
        foreach (var sample in Samples)
        {
            for (var length = 0; length <= sample.Length; length++)
            {
                Check(SourceText.FromString("/x.js", sample[..length]));
            }
        }
    }

    [Fact]
    public void Reading_and_patching_never_throw_with_one_byte_flipped()
    {
        var random = new Random(20260308);
        foreach (var sample in Samples)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(sample);
            for (var i = 0; i < bytes.Length; i++)
            {
                var flipped = (byte[])bytes.Clone();
                flipped[i] = (byte)random.Next(256);
                Check(SourceText.FromBytes("/x.js", flipped));
            }
        }
    }

    [Fact]
    public void Reading_and_patching_never_throw_with_parts_moved()
    {
        var random = new Random(7);
        foreach (var sample in Samples)
        {
            for (var round = 0; round < 2000; round++)
            {
                var (a, b) = (random.Next(sample.Length), random.Next(sample.Length));
                Check(SourceText.FromString("/x.js", sample[..Math.Max(a, b)] + sample[Math.Min(a, b)..]));
            }
        }
    }

    [Theory]
    [InlineData("/a/b.js", true)]
    [InlineData("b.MJS", true)]
    [InlineData("b.cjs", true)]
    [InlineData("b.json", false)]
    [InlineData("b.d.ts", false)]
    public void Files_are_claimed_by_name(string path, bool isClaimed)
    {
        Assert.Equal(isClaimed, new JavaScriptFormat().Claims(path, ""));
        Assert.Equal(isClaimed, FormatCatalog.Recognise(SourceText.FromString(path, "")) is JavaScriptFormat);
    }

    [Fact]
    public void Setting_is_refused_with_the_way_to_go()
    {
        var format = new JavaScriptFormat();
        var refused = Assert.IsType<EditResult.Refused>(format.Edit(Parse(Samples[0]), NodePath.Of("a"), "1"));
        Assert.Contains("proxyfixer fix", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Throws<ProxyFixerException>(() => format.ReadTarget("a")).ExitCode);
    }

    [Fact]
    public void Root_lists_the_builders()
    {
        var root = Assert.IsType<ObjectNode>(Parse(Read("S3")).Root);
        var builder = Assert.IsType<ObjectNode>(Assert.Single(Assert.IsType<ListNode>(root.Find("builders")!.Value.Value).Items));
        Assert.Equal(["function", "startLine", "endLine", "headers", "shape"], builder.Members.Select(member => member.Name));
        var scalars = builder.Members.Select(member => member.Value).OfType<ScalarNode>();
        Assert.Equal(["makeHeaders", 2.0, 13.0, "S3"], scalars.Select(scalar => scalar.Value));
        var header = (ObjectNode)((ListNode)builder.Find("headers")!.Value.Value).Items[2];
        Assert.Equal(["originator", "tool", 6.0], header.Members.Select(member => ((ScalarNode)member.Value).Value));
    }

    [Fact]
    public void File_without_marks_is_not_split_into_tokens()
    {
        Assert.Null(HeaderBuilderReader.Read(SourceText.FromString("/x.js", "( ' `")).Error);
    }

    private static void Check(SourceText text)
    {
        var document = new JavaScriptFormat().Parse(text);
        Assert.Same(text, document.Text);
        Assert.All(document.Errors, error => Assert.InRange(error.Span.End, error.Span.Start, text.Text.Length));
        foreach (var builder in HeaderBuilderReader.Read(text).Builders)
        {
            Assert.InRange(builder.Span.End, builder.Span.Start, text.Text.Length);
            if (HeaderPatch.Find(document, builder, Wanted) is EditResult.Edited edited)
            {
                Assert.Empty(Builder(text.Apply(edited.Edits).Text).Missing);
            }
        }
    }
}
