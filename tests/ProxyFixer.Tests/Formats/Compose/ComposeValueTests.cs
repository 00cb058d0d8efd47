using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Compose;

/// <summary>What one file says by itself. Numbers and dates were compared with the YAML reader that Compose uses.</summary>
public sealed class ComposeValueTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1.", "1")]
    [InlineData("01", "1")]
    [InlineData("017", "15")]
    [InlineData("08", "8")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0b11", "3")]
    [InlineData("0b-1", "-1")]
    [InlineData("+1", "1")]
    [InlineData("-0.0", "-0")]
    [InlineData("1_000", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData(".5_1", "0.51")]
    [InlineData("1e3", "1000")]
    [InlineData("1000000.0", "1e+06")]
    [InlineData("123456.0", "123456")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1e23", "1e+23")]
    [InlineData("12345678901234567890123", "1.2345678901234568e+22")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("1e400", "1e400")]
    [InlineData("true", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("False", "false")]
    [InlineData("yes", "yes")]
    [InlineData("on", "on")]
    [InlineData("2026-03-08", "2026-03-08 00:00:00 +0000 UTC")]
    [InlineData("2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.1 -0500 -0500")]
    [InlineData("2026-02-30", "2026-02-30")]
    [InlineData("\"1.0\"", "1.0")]
    [InlineData("'it''s'", "it's")]
    [InlineData("!!str 1.0", "1.0")]
    [InlineData("!!float 1", "1")]
    [InlineData("!!int \"0x10\"", "16")]
    [InlineData("!!binary aGk=", "hi")]
    [InlineData("!other 01", "01")]
    [InlineData("a#b", "a#b")]
    [InlineData("a # b", "a")]
    [InlineData("|-\n        x\n        y", "x\ny")]
    [InlineData(">-\n        x\n        y", "x y")]
    [InlineData("$$x", "$x")]
    [InlineData("'costs 5$'", "costs 5$")]
    [InlineData("$5", "$5")]
    public void A_scalar_reaches_the_container_as_Compose_prints_it(string written, string expected)
    {
        var document = Project.Parse($"services:\n  gateway:\n    environment:\n      A: {written}\n");
        Assert.Empty(document.Errors);
        Assert.Equal(expected, Project.Variables(document.Root, "gateway")["A"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("NULL")]
    public void A_name_without_value_is_null(string written) =>
        Assert.Null(Project.Variables(Project.Parse($"services:\n  gateway:\n    environment:\n      A: {written}\n").Root, "gateway")["A"]);

    [Theory]
    [InlineData("${X}")]
    [InlineData("$X")]
    [InlineData("a${X:-1}b")]
    public void A_value_that_depends_on_variables_is_not_known(string written) =>
        Assert.Equal("?", Project.Variables(Project.Parse($"services:\n  gateway:\n    environment: [\"A={written}\"]\n").Root, "gateway")["A"]);

    [Fact]
    public void Items_of_a_list_are_split_at_the_first_equals_sign()
    {
        var root = Project.Parse("services:\n  gateway:\n    environment:\n    - A=b=c\n    - E=\n    - N\n    - Q=\"1\"\n    - A=2\n    - ${X}=1\n").Root;
        Assert.Equal(
            new Dictionary<string, string?> { ["A"] = "2", ["E"] = "", ["N"] = null, ["Q"] = "\"1\"" },
            Project.Variables(root, "gateway"));
    }

    [Fact]
    public void Of_merge_keys_the_first_wins_and_own_entries_win_over_all()
    {
        var root = Project.Parse(
            "x-a: &a {A: a, B: a, C: a}\nx-b: &b {B: b, D: b}\nservices:\n  gateway:\n    environment:\n      C: own\n      <<: [*a, *b]\n").Root;
        Assert.Equal(
            new Dictionary<string, string?> { ["A"] = "a", ["B"] = "a", ["C"] = "own", ["D"] = "b" },
            Project.Variables(root, "gateway"));
    }

    [Fact]
    public void A_merge_key_on_the_service_is_replaced_as_a_whole_by_its_own_section()
    {
        var root = Project.Parse(
            "x-s: &s\n  environment: {A: 1}\nservices:\n  gateway:\n    <<: *s\n    environment: {B: 2}\n  cli: *s\n").Root;
        Assert.Equal(["B"], Project.Variables(root, "gateway").Keys);
        Assert.Equal(["A"], Project.Variables(root, "cli").Keys);
    }

    [Fact]
    public void Build_arguments_and_extensions_set_nothing() =>
        Assert.Empty(Project.Variables(
            Project.Parse("x-e: {A: 1}\nservices:\n  gateway:\n    build:\n      args: {B: 2}\n    x-c: {C: 3}\n").Root, "gateway"));

    [Fact]
    public void Later_documents_override_earlier_ones()
    {
        var root = Project.Parse(
            "services:\n  gateway:\n    environment: {A: 1, B: 1, C: 1}\n---\nservices:\n  gateway:\n    environment: [B=2]\n  cli: {image: x}\n").Root;
        Assert.Equal(new Dictionary<string, string?> { ["A"] = "1", ["B"] = "2", ["C"] = "1" }, Project.Variables(root, "gateway"));
        Assert.Empty(Project.Variables(root, "cli"));
    }

    [Theory]
    [InlineData("compose.yaml", "", true)]
    [InlineData("/srv/docker-compose.prod.yml", "", true)]
    [InlineData("/srv/compose.override.yaml", "", true)]
    [InlineData("/srv/stack.yml", "# x\nversion: '3'\nservices:\n  a:\n    image: b\n", true)]
    [InlineData("/srv/stack.yaml", "services: {a: {image: b}}\n", true)]
    [InlineData("/srv/.gitlab-ci.yml", "services:\n  - postgres\n", false)]
    [InlineData("/srv/ci.yml", "jobs:\n  a:\n    services:\n      b: c\n", false)]
    [InlineData("/srv/compose.json", "services:\n  a: b\n", false)]
    [InlineData("/srv/docker-compose.yml.bak", "", false)]
    public void Files_are_told_by_name_and_head(string path, string head, bool expected) =>
        Assert.Equal(expected, FormatCatalog.OfKind("compose").Claims(path, head));

    [Fact]
    public void A_target_is_split_at_its_last_dot()
    {
        Assert.Equal(NodePath.Of("my.svc", "environment", "A"), new ComposeFormat().ReadTarget("my.svc.A"));
        foreach (var wrong in new[] { "A", ".A", "svc.", "svc.A=1" })
        {
            Assert.Equal(2, Assert.Throws<ProxyFixerException>(() => new ComposeFormat().ReadTarget(wrong)).ExitCode);
        }
    }

    [Fact]
    public void Spans_name_the_value_as_it_is_written()
    {
        const string text = "\uFEFFservices:\r\n  gateway:\r\n    environment:\r\n      A: 'x'\r\n      B:\r\n";
        var source = SourceText.FromString("/c.yaml", text);
        var section = (ObjectNode)((ObjectNode)((ObjectNode)new ComposeFormat().Parse(source).Root).Find("gateway")!.Value.Value).Members[0].Value;
        Assert.Equal("'x'", source.Read(section.Find("A")!.Value.Value.Span));
        Assert.Equal(new TextSpan(text.IndexOf("B:", StringComparison.Ordinal) + 2, 0), section.Find("B")!.Value.Value.Span);
    }
}
