using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats;

/// <summary>What every format must hold; a format's test class derives from this and brings its samples.</summary>
public abstract class FormatLaws
{
    /// <summary>The format under test.</summary>
    protected abstract IFormat Format { get; }

    /// <summary>Files that read without error, in which <see cref="Path"/> can be set: comments, quoting styles, odd spacing.</summary>
    protected abstract IReadOnlyList<string> Samples { get; }

    /// <summary>What the laws set in each sample.</summary>
    protected abstract NodePath Path { get; }

    /// <summary>Reads what the format's reader would see as plain name/value pairs, to compare before and after.</summary>
    protected abstract IReadOnlyDictionary<string, string> Values(Document document);

    /// <summary>The key of <see cref="Path"/> in <see cref="Values"/>.</summary>
    protected virtual string PathKey => Path.Name;

    /// <summary>False for a grammar in which CR LF changes what is read, so that the CR LF form of a sample is another file.</summary>
    protected virtual bool SurvivesCrLf => true;

    /// <summary>Words of the grammar that the samples lack.</summary>
    protected virtual IReadOnlyList<string> Keywords => [];

    /// <summary>First lines that choose the dialect.</summary>
    protected virtual IReadOnlyList<string> Heads => [""];

    private IEnumerable<string> Variants =>
        Samples.Concat(SurvivesCrLf ? Samples.Select(sample => sample.Replace("\n", "\r\n", StringComparison.Ordinal)) : [])
            .Concat(Samples.Select(sample => sample.TrimEnd('\n')));

    [Fact]
    public void Parsing_never_throws_on_any_prefix()
    {
        foreach (var sample in Variants)
        {
            for (var length = 0; length <= sample.Length; length++)
            {
                Check(sample[..length]);
            }
        }
    }

    [Fact]
    public void Parsing_never_throws_with_one_byte_flipped()
    {
        var random = new Random(20260308);
        foreach (var sample in Variants)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(sample);
            for (var i = 0; i < bytes.Length; i++)
            {
                var flipped = (byte[])bytes.Clone();
                flipped[i] = (byte)random.Next(256);
                Check(SourceText.FromBytes("/x", flipped));
            }
        }
    }

    [Fact]
    public void Parsing_never_throws_on_random_bytes()
    {
        var random = new Random(42);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Check(SourceText.FromBytes("/x", bytes));
        }
    }

    [Fact]
    public void Parsing_never_throws_on_random_pieces_of_the_grammar()
    {
        var random = new Random(7);
        var alphabet = string.Concat(Samples).Distinct().Concat("\r\n\t '\"`\\#=:;{}[]<>$&*!|-\uFEFF\u2028\0").ToArray();
        for (var round = 0; round < 5000; round++)
        {
            Check(new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)])]));
        }
    }

    [Fact]
    public void Parsing_ends_on_random_words_of_the_grammar()
    {
        var random = new Random(11);
        string[] words =
        [
            .. Samples.SelectMany(sample => sample.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Distinct(),
            .. Keywords, .. Keywords, "(", ")", "()", "(a", "{", "}", "[", "]", ";", "|", "&", "\n", "\"", "'", "=", "\\", "#", ",", "<<E", "$(", "${",
        ];
        for (var round = 0; round < 6_000; round++)
        {
            var glue = random.Next(3) == 0 ? "" : " ";
            Check(Heads[round % Heads.Count] + string.Join(glue, Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Length)])));
        }
    }

    [Fact]
    public void Samples_have_no_errors()
    {
        foreach (var sample in Variants)
        {
            Assert.Empty(Parse(sample).Errors.Select(error => error.Message + " in " + sample));
        }
    }

    [Fact]
    public void A_member_has_the_string_of_its_node()
    {
        foreach (var sample in Variants)
        {
            Assert.All(
                (Parse(sample).Root as ObjectNode)?.Members ?? [],
                member => Assert.Equal((member.Value as ScalarNode)?.AsString, member.AsString));
        }
    }

    [Fact]
    public void After_an_edit_the_value_reads_back_and_all_else_is_unchanged()
    {
        foreach (var sample in Variants)
        {
            foreach (var value in new[] { "1", "two words", "http://u:p%40x@h:3128/#f", "" })
            {
                SetAndCompare(sample, value);
            }
        }
    }

    private void SetAndCompare(string sample, string value)
    {
        var before = Parse(sample);
        if (Format.Edit(before, Path, value) is not EditResult.Edited edited)
        {
            return;
        }

        var after = Format.Parse(before.Text.Apply(edited.Edits));
        var expected = new Dictionary<string, string>(Values(before)) { [PathKey] = value };
        Assert.Equal(expected.OrderBy(p => p.Key, StringComparer.Ordinal), Values(after).OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.Equal(EditResult.Nothing.GetType(), Format.Edit(after, Path, value).GetType());
        Assert.Empty(((EditResult.Edited)Format.Edit(after, Path, value)).Edits);
        Assert.True(edited.Edits.Length <= 2, "an edit is one insertion or replacement, at most one comma more");
    }

    [Fact]
    public void Each_sample_can_be_set_to_1()
    {
        foreach (var sample in Variants)
        {
            var result = Format.Edit(Parse(sample), Path, "1");
            Assert.True(result is EditResult.Edited, (result as EditResult.Refused)?.Reason + " in " + sample);
        }
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        foreach (var sample in Samples)
        {
            byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(sample), 0xFF, 0x0A];
            Assert.IsType<EditResult.Refused>(Format.Edit(Format.Parse(SourceText.FromBytes("/x", bytes)), Path, "1"));
        }
    }

    private Document Parse(string text) => Format.Parse(SourceText.FromString("/x", text));

    private void Check(string text) => Check(SourceText.FromString("/x", text));

    private void Check(SourceText text)
    {
        var document = Format.Parse(text);
        Assert.Same(text, document.Text);
        Assert.All(document.Errors, error => Assert.InRange(error.Span.End, error.Span.Start, text.Text.Length));
        CheckSpans(document.Root, text.Text.Length);
        _ = Format.Edit(document, Path, "1");
    }

    private static void CheckSpans(Node root, int length)
    {
        var waiting = new Stack<Node>([root]);
        while (waiting.TryPop(out var node))
        {
            Assert.InRange(node.Span.Start, 0, length);
            Assert.InRange(node.Span.End, node.Span.Start, length);
            foreach (var child in node is ObjectNode o ? o.Members.Select(m => m.Value) : node is ListNode l ? l.Items : [])
            {
                waiting.Push(child);
            }
        }
    }
}
