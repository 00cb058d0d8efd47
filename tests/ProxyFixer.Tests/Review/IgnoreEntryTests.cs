using ProxyFixer.Review;
using ProxyFixer.Settings;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Review;

/// <summary>Entries that the review writes into <c>.proxyfixer.yaml</c>.</summary>
public sealed class IgnoreEntryTests
{
    private static readonly IgnoreEntry Entry = new("/srv/a b/x.env", "PXF0101", "kept: \"for\" another # machine");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("versions:\n  node: 22.22.0\n")]
    [InlineData("versions:\n  node: 22.22.0")]
    [InlineData("versions:\r\n  node: 22.22.0\r\n")]
    [InlineData("ignore:\n  - paths: [/old]\nversions:\n  node: 22.22.0\n")]
    [InlineData("ignore: # why\n\n# more\n- paths: [/old]\n  rules: [PXF05]\n")]
    [InlineData("ignore:\n      - paths: /old\n")]
    public void Entries_are_added_and_nothing_else_changes(string? before)
    {
        var text = before is null ? null : SourceText.FromString("/etc/.proxyfixer.yaml", before);
        var change = IgnoreEntry.Add("/etc/.proxyfixer.yaml", text, Entry, new("/srv/y", "PXF0202", "plain"));

        var after = ProjectSettings.Parse("/etc/.proxyfixer.yaml", change!.Apply().Text);

        Assert.Equal("22.22.0" == after.Node?.ToString(), before?.Contains("22.22.0", StringComparison.Ordinal) == true);
        Assert.Contains(after.Ignored, one => one.Paths.SequenceEqual(["/srv/a b/x.env"]) && one.Rules.SequenceEqual(["PXF0101"]));
        Assert.Contains(after.Ignored, one => one.Paths.SequenceEqual(["/srv/y"]));
        Assert.Equal(before?.Contains("/old", StringComparison.Ordinal) == true, after.Ignored.Any(one => one.Paths.SequenceEqual(["/old"])));
        Assert.All(change.Edits, edit => Assert.Equal(0, edit.Span.Length));
    }

    [Fact]
    public void An_entry_in_one_line_is_one_that_is_read()
    {
        var read = ProjectSettings.Parse("/etc/.proxyfixer.yaml", $"ignore:\n  {Entry.InOneLine}\n").Ignored.Single();
        Assert.Equal("/srv/a b/x.env", Assert.Single(read.Paths));
        Assert.Equal("PXF0101", Assert.Single(read.Rules));
    }

    [Theory]
    [InlineData("ignore: [{paths: [/old]}]\n")]
    [InlineData("{ignore: [{paths: [/old]}]}\n")]
    [InlineData("ignore: &a\n  - paths: [/old]\n")]
    public void A_form_that_cannot_be_continued_is_refused(string before) =>
        Assert.Null(IgnoreEntry.Add("/x", SourceText.FromString("/x", before), Entry));
}
