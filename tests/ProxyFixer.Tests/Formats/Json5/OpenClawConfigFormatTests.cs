using System.Text;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Json5;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class OpenClawConfigFormatTests
{
    private readonly OpenClawConfigFormat format = new();

    [Theory]
    [InlineData("/home/u/.openclaw/openclaw.json", "")]
    [InlineData("/home/u/.clawdbot/clawdbot.json", "broken")]
    [InlineData("moltbot.json", "")]
    [InlineData("moldbot.json", "")]
    [InlineData("/x/agents.json5", "[]")]
    [InlineData("/x/openclaw.2026.9.6.json", "{ \"proxy\": {}, \"meta\": { \"lastTouchedVersion\": \"2026.9.6\" } }")]
    [InlineData("/x/env.json", "// vars\n{ env: { vars: { A: '1' } }")]
    [InlineData("/x/work.json", "{ $include: './a.json5', x: \"cut he")]
    [InlineData("/x/gateway.json", "{ gateway: { port: 18789 } }")]
    public void A_config_is_known_by_its_name_or_first_keys(string path, string head) => Assert.True(format.Claims(path, head));

    [Theory]
    [InlineData("/x/package.json", "{ \"env\": { \"vars\": {} } }")]
    [InlineData("/x/tsconfig.json", "{ // x\n \"compilerOptions\": {} }")]
    [InlineData("/x/composer.json", "{}")]
    [InlineData("/x/data.json", "{ \"env\": { \"A\": 1 }, \"gateway\": \"10.0.0.1\" }")]
    [InlineData("/x/data.json", "")]
    [InlineData("/x/data.json", "[{ \"gateway\": { \"port\": 1 } }]")]
    [InlineData("/x/data.json", "{ \"a\": \"\uD83D")]
    [InlineData("/x/openclaw.json.bak", "{ gateway: { port: 1 } }")]
    [InlineData("/x/openclaw.yaml", "env:\n")]
    public void Other_files_are_left_alone(string path, string head) => Assert.False(format.Claims(path, head));

    [Fact]
    public void The_catalog_knows_it() => Assert.IsType<OpenClawConfigFormat>(FormatCatalog.OfKind("openclaw-config"));

    [Theory]
    [InlineData("/env/vars/A", "env|vars|A")]
    [InlineData("/a~1b/~0/~01", "a/b|~|~1")]
    [InlineData("/", "")]
    [InlineData("//x/", "|x|")]
    public void A_target_is_a_JSON_pointer(string target, string steps) =>
        Assert.Equal(steps, string.Join('|', format.ReadTarget(target).Steps));

    [Theory]
    [InlineData("")]
    [InlineData("env.vars.A")]
    [InlineData("#/env")]
    [InlineData("/a~")]
    [InlineData("/a~2b")]
    public void Another_target_is_wrong_input(string target) =>
        Assert.Equal(2, Assert.Throws<ProxyFixerException>(() => format.ReadTarget(target)).ExitCode);

    [Fact]
    public void Deep_nesting_is_read_and_edited()
    {
        const int depth = 200_000;
        var text = "{\n  env: {},\n  a: " + string.Concat(Enumerable.Repeat("[{b:", depth)) + "1" + string.Concat(Enumerable.Repeat("}]", depth)) + "\n}\n";
        var document = format.Parse(SourceText.FromString("/x", text));
        Assert.Empty(document.Errors);
        Assert.IsType<EditResult.Edited>(format.Edit(document, NodePath.Of("env", "A"), "1"));
        var path = new NodePath(["a", .. Enumerable.Range(0, 2 * depth).Select(i => i % 2 == 0 ? "0" : "b")]);
        Assert.Equal("\"2\"", Assert.Single(Assert.IsType<EditResult.Edited>(format.Edit(document, path, "2")).Edits).NewText);
    }

    [Fact]
    public void A_path_of_a_hundred_thousand_missing_sections_is_refused() =>
        Assert.IsType<EditResult.Refused>(format.Edit(
            format.Parse(SourceText.FromString("/x", "{}")), new NodePath([.. Enumerable.Repeat("a", 100_000)]), "1"));

    [Fact]
    public void Spans_are_those_of_the_text()
    {
        var document = format.Parse(SourceText.FromString("/x", "/**/ { 'a b' : [1, -0x1F] } //"));
        var member = Assert.Single(((ObjectNode)document.Root).Members);
        var items = ((ListNode)member.Value).Items;
        Assert.Equal(
            ["{ 'a b' : [1, -0x1F] }", "'a b'", "[1, -0x1F]", "1", "-0x1F"],
            new[] { document.Root.Span, member.NameSpan, member.Value.Span, items[0].Span, items[1].Span }.Select(document.Text.Read));
    }

    [Fact]
    public void What_stands_before_an_error_is_read()
    {
        var root = (ObjectNode)format.Parse(SourceText.FromString("/x", "{ a: [1, { b: 2, c: } ] }")).Root;
        var list = (ListNode)root.Find("a")!.Value.Value;
        Assert.Equal(2.0, ((ScalarNode)((ObjectNode)list.Items[1]).Find("b")!.Value.Value).Value);
        Assert.Null(((ObjectNode)list.Items[1]).Find("c"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, "\uFFFD")]
    [InlineData(new byte[] { 0xE2, 0x82 }, "\uFFFD")]
    [InlineData(new byte[] { 0xE2, 0x82, 0xE2, 0x82, 0xAC }, "\uFFFD\u20AC")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\uFFFD\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x41 }, "\uFFFDA")]
    public void Bytes_that_are_not_UTF8_read_as_Node_reads_them(byte[] bytes, string expected)
    {
        byte[] file = [.. "{ a: 'x"u8, .. bytes, .. "\\n', b: 1 }"u8];
        var document = format.Parse(SourceText.FromBytes("/x", file));
        var error = Assert.Single(document.Errors);
        Assert.False(error.IsFatal);
        Assert.Equal($"x{expected}\n", ((ScalarNode)((ObjectNode)document.Root).Find("a")!.Value.Value).Value);
        Assert.Equal("the file is not UTF-8", Assert.IsType<EditResult.Refused>(format.Edit(document, NodePath.Of("b"), "1")).Reason);
    }

    [Fact]
    public void A_stray_byte_outside_a_string_is_an_invalid_character() =>
        Assert.Equal(
            ["invalid character '\uFFFD'", "not UTF-8: read as a replacement character"],
            format.Parse(SourceText.FromBytes("/x", [.. "{ "u8, 0xFF, .. " }"u8])).Errors.Select(e => e.Message).Order(StringComparer.Ordinal));

    [Fact]
    public void A_refusal_says_nothing_of_values()
    {
        var document = format.Parse(SourceText.FromString("/x", "{ env: 'secret' }"));
        var refused = Assert.IsType<EditResult.Refused>(format.Edit(document, NodePath.Of("env", "vars", "A"), "hidden"));
        Assert.Equal("/env is not an object", refused.Reason);
        Assert.Equal("'secret'", document.Text.Read(refused.Span));
    }

    [Fact]
    public void A_new_value_with_lone_surrogates_reads_back()
    {
        var text = SourceText.FromString("/x", "{ a: 'x' }");
        var edits = Assert.IsType<EditResult.Edited>(format.Edit(format.Parse(text), NodePath.Of("a"), "\uD800\uDC80\uDC80")).Edits;
        var after = text.Apply(edits);
        Assert.Equal(after.Text, Encoding.UTF8.GetString(after.ToBytes()));
        Assert.Equal("\uD800\uDC80\uDC80", ((ScalarNode)((ObjectNode)format.Parse(after).Root).Find("a")!.Value.Value).Value);
    }
}
