using ProxyFixer.Rules.Files;

namespace ProxyFixer.Tests.Rules;

public sealed class RuleFileParserTests
{
    private const string Good = """
        id: PXF9901
        name: test-rule
        title: A test
        severity: warning
        subject: service
        when:
          - { path: ExecStart, matches: node }
        expect:
          - { path: Environment.X, equals: "1" }
        message: "{subject} lacks X"
        why: Because.
        fix:
          title: Set X
          applicability: safe
          set: { Environment.X: "1" }
        source: [a manual]
        """;

    [Fact]
    public void A_complete_rule_reads() => Assert.Equal("test-rule", Parse(Good).Descriptor.Name);

    [Theory]
    [InlineData("subject: service", "subject: planet", "(5,10): 'subject' must be one of config, env-file, header-builder, models-cache, named-file, service")]
    [InlineData("title: A test", "title: A test\ncolour: red", "(4,1): unknown key 'colour'")]
    [InlineData("title: A test", "title: [a]", "(3,8): 'title' must be a text")]
    [InlineData("equals: \"1\"", "equal: \"1\"", "(9,5): a condition needs exactly one of 'equals', 'one-of', 'matches', 'is'")]
    [InlineData("matches: node", "matches: '('", "(7,33): 'matches' is no usable pattern")]
    [InlineData("id: PXF9901", "id: PXF1", "(1,5): 'id' must be PXF and four digits")]
    [InlineData("name: test-rule", "name: other", "(1,5): the file must be called PXF9901-other.yaml")]
    [InlineData("title: A test", "title: A test\ntitle: twice", "(4,1): ")]
    [InlineData("why: Because.", "why: *alias", "(11,6): anchors")]
    [InlineData("why: Because.", "why: !!int 3", "(11,6): anchors, aliases and tags")]
    [InlineData("message: \"{subject} lacks X\"", "", "the key 'message' is missing")]
    [InlineData("applicability: safe", "applicability: sure", "'applicability' must be one of")]
    [InlineData("fix:\n  title: Set X\n  applicability: safe\n  set: { Environment.X: \"1\" }\n", "", "a rule needs 'fix' or 'no-fix'")]
    public void A_wrong_rule_names_line_and_column(string good, string bad, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var failure = Assert.Throws<ProxyFixerException>(() => Parse(Good.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal(2, failure.ExitCode);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static RuleFile Parse(string text) => RuleFileParser.Parse("PXF9901-test-rule.yaml", text);
}
