using ProxyFixer.Formats;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Suppressions;

/// <summary>What is a comment, and what only looks like one.</summary>
public sealed class CommentsTests
{
    [Theory]
    [InlineData("dotenv", "A=\"x\n# proxyfixer-ignore\ny\"\n# proxyfixer-ignore\nB=1\n", "4-5")]
    [InlineData("dotenv", "A=1 # proxyfixer-ignore\n", "")]
    [InlineData("dotenv", "; proxyfixer-ignore\nA=1\n", "")]
    [InlineData("systemd-env-file", "A='x\n# proxyfixer-ignore\n'\n;proxyfixer-ignore\nB=1\n", "4-5")]
    [InlineData("systemd-env-file", "A=1 # proxyfixer-ignore\nB=x\\\n# proxyfixer-ignore\n", "")]
    [InlineData("environment-d", "A=1\n  # proxyfixer-ignore\nB=1", "2-3")]
    [InlineData("etc-environment", "A=1 # proxyfixer-ignore\n\t# proxyfixer-ignore", "2-2")]
    [InlineData("systemd-unit", "[Service]\nExecStart=a \\\n# proxyfixer-ignore\n b\n", "3-4")]
    [InlineData("systemd-unit", "[Service]\nEnvironment=A=1 # proxyfixer-ignore\n", "")]
    [InlineData("compose", "a: |\n  # proxyfixer-ignore\n  x\nb: 'x\n  # proxyfixer-ignore'\nc: 1 # proxyfixer-ignore\n# proxyfixer-ignore\nd: x#proxyfixer-ignore\n", "6-6|7-8")]
    [InlineData("compose", "\uFEFF# proxyfixer-ignore\na: [1, # proxyfixer-ignore\n 2]\n", "1-2|2-2")]
    [InlineData("openclaw-config", "{ a: '// proxyfixer-ignore', // proxyfixer-ignore\n /* proxyfixer-ignore\n */\n b: \"\\\"/* proxyfixer-ignore */\" }", "1-1|2-4")]
    [InlineData("openclaw-config", "// proxyfixer-ignore\n// more\n{}", "1-3")]
    [InlineData("javascript", "const a = `\n// proxyfixer-ignore\n`, b = /[/*] proxyfixer-ignore *\\//;\n// proxyfixer-ignore\nf(/* proxyfixer-ignore */);\n", "4-5|5-5")]
    [InlineData("launchd", "<?xml version=\"1.0\"?>\n<plist>\n<!-- proxyfixer-ignore -->\n<dict><key>a</key><string><![CDATA[<!-- proxyfixer-ignore -->]]></string></dict></plist>\n", "3-4")]
    [InlineData("launchd", "\uFEFF<!--proxyfixer-ignore--><plist/>\n", "1-1")]
    [InlineData("shell-profile", "cat <<E\n# proxyfixer-ignore\nE\nA='\n# proxyfixer-ignore\n'\nB=x#proxyfixer-ignore\nexport C=1 # proxyfixer-ignore\n# proxyfixer-ignore\nD=1\n", "8-8|9-10")]
    public void Comments_are_told_as_the_reader_of_the_file_tells_them(string kind, string text, string lines)
    {
        var found = SuppressionReader.Read(SourceText.FromString("/x", text), FormatCatalog.OfKind(kind));

        Assert.Equal(lines, string.Join('|', found.Select(one => $"{one.FirstLine}-{one.LastLine}")));
        Assert.All(found, one => Assert.Equal(SuppressionForm.All, one.Form));
    }

    public static TheoryData<string> Kinds => [.. FormatCatalog.All.Select(format => format.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Comments_of_any_text_lie_in_it_and_in_order(string kind)
    {
        var format = FormatCatalog.OfKind(kind);
        var random = new Random(9);
        string[] pieces = ["# ", ";", "//", "/*", "*/", "<!--", "-->", "proxyfixer-ignore", ": PXF0101", "\n", "\r\n", "\"", "'", "`", "\\", "${", "}", "{", "[", "]", "a: |\n  ", "A=", "<a>", "</a>", "<<E\n", "E\n", "\0", "\uFEFF", "\udc80"];
        for (var round = 0; round < 3000; round++)
        {
            var text = SourceText.FromString("/x", string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)])));
            var end = 0;
            foreach (var comment in format.Comments(text))
            {
                Assert.True(comment.Start >= end && comment.Length > 0 && comment.End <= text.Text.Length, $"{format.Kind}: {text.Text}");
                end = comment.End;
            }

            SuppressionReader.Read(text, format);
        }
    }

    [Theory]
    [InlineData("# proxyfixer-ignore: PXF0101, PXF05", "PXF0101,PXF05")]
    [InlineData("#proxyfixer-ignore:PXF0101 PXF05", "PXF0101,PXF05")]
    [InlineData("## proxyfixer-ignore : PXF0101 -- PXF05", "PXF0101")]
    [InlineData("# proxyfixer-ignore: PXF0101 \u2014 PXF05", "PXF0101")]
    [InlineData("# proxyfixer-ignore -- PXF05", "PXF")]
    public void Ids_stand_behind_a_colon_and_reasons_behind_a_hyphen(string comment, string ids) =>
        Assert.Equal(ids, string.Join(',', Assert.Single(SuppressionReader.Read(SourceText.FromString("/x", comment), FormatCatalog.OfKind("dotenv"))).Ids.Select(id => id.Text)));
}
