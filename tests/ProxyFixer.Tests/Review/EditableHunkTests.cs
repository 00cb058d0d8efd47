using ProxyFixer.Diagnostics;
using ProxyFixer.Review;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Review;

/// <summary>The text that the editor gets, and what is made of it.</summary>
public sealed class EditableHunkTests
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void What_is_not_edited_gives_the_same_file(string newline)
    {
        var change = Change(Before.ReplaceLineEndings(newline), "two", "2" + newline + "2b");
        var hunk = new EditableHunk(change);
        Assert.DoesNotContain('\r', hunk.Write());
        Assert.Equal(change.Apply().Text, hunk.Read(hunk.Write()).Change!.Apply().Text);
    }

    [Fact]
    public void Lines_can_be_edited_added_kept_and_their_context_deleted()
    {
        var hunk = new EditableHunk(Change(Before, "two", "2"));
        Assert.Equal(Before.Replace("two\n", "zwei\n", StringComparison.Ordinal), Edit(hunk, "+2", "+zwei"));
        Assert.Equal(Before.Replace("two\n", "two\n2\n", StringComparison.Ordinal), Edit(hunk, "-two", " two"));
        Assert.Equal(Before.Replace("three\n", "", StringComparison.Ordinal).Replace("two\n", "2\n", StringComparison.Ordinal), Edit(hunk, " three", "-three"));
        Assert.Equal(Before.Replace("two\n", "2\n", StringComparison.Ordinal), Edit(hunk, " one\n", ""));
        Assert.Equal(Before.Replace("two\n", "2\n", StringComparison.Ordinal), Edit(hunk, "+2", "# a note\n+2"));
    }

    [Theory]
    [InlineData(" one", " eins", "not those of the file")]
    [InlineData("-two\n", "", "not those of the file")]
    [InlineData("@@", "%%", "must begin")]
    [InlineData("+2", "2", "must begin")]
    [InlineData("-two\n+2", " two", "changes nothing")]
    public void An_edit_that_does_not_apply_says_why(string old, string now, string problem)
    {
        var hunk = new EditableHunk(Change(Before, "two", "2"));
        var (change, said) = hunk.Read(hunk.Write().Replace(old, now, StringComparison.Ordinal));
        Assert.Null(change);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_left_is_no_problem_and_no_change()
    {
        var hunk = new EditableHunk(Change(Before, "two", "2"));
        Assert.Equal((null, null), hunk.Read(""));
        Assert.Equal((null, null), hunk.Read("# only a note\n\n"));
    }

    [Fact]
    public void A_last_line_without_an_end_stays_one_or_is_refused()
    {
        var hunk = new EditableHunk(Change("a\nb", "b", "c"));
        Assert.Equal("a\nd", Edit(hunk, "+c", "+d"));
        var (change, said) = hunk.Read(hunk.Write().Replace("-b\n\\ No newline at end of file\n", " b\n", StringComparison.Ordinal));
        Assert.Null(change);
        Assert.Contains("no line end", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_file_can_be_edited()
    {
        var hunk = new EditableHunk(FileChange.Create("/new", "[Service]\nA=1\n"));
        Assert.Equal("[Service]\nA=2\n", Edit(hunk, "+A=1", "+A=2"));
    }

    [Fact]
    public void Two_hunks_of_a_file_are_read_apart()
    {
        var text = string.Concat(Enumerable.Range(1, 40).Select(number => $"line {number}\n"));
        var source = SourceText.FromString("/f", text);
        TextEdit Line(int number) => new(source.LineAt(number), $"changed {number}");
        var hunk = new EditableHunk(new("/f", source, [Line(3), Line(30)]));
        Assert.Equal(text.Replace("line 3\n", "other\n", StringComparison.Ordinal).Replace("line 30\n", "changed 30\n", StringComparison.Ordinal), Edit(hunk, "+changed 3\n", "+other\n"));
    }

    private static FileChange Change(string text, string old, string now) =>
        new("/f", SourceText.FromString("/f", text), [new(new(text.IndexOf(old, StringComparison.Ordinal), old.Length), now)]);

    private static string Edit(EditableHunk hunk, string old, string now)
    {
        var (change, problem) = hunk.Read(hunk.Write().Replace(old, now, StringComparison.Ordinal));
        Assert.Null(problem);
        return change!.Apply().Text;
    }
}
