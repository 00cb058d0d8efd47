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

    [Theory]
    [InlineData("{ path: ExecStart, matches: node }", "{ path: Enviroment.HTTPS_PROXY, is: filled }", "(7,13): there is no fact 'Enviroment.HTTPS_PROXY'; did you mean 'Environment.HTTPS_PROXY'?")]
    [InlineData("{ path: ExecStart, matches: node }", "{ any-of: [ExecStart, Exec], is: filled }", "(7,27): there is no fact 'Exec'")]
    [InlineData("{ path: ExecStart, matches: node }", "{ path: Role, equals: shell-profile }", "(7,13): the subject 'service' has no fact 'Role'; start-file has it")]
    [InlineData("{ path: ExecStart, matches: node }", "{ path: OpenClaw.NeedsSwitch, equals: 'No' }", "(7,43): 'OpenClaw.NeedsSwitch' is never 'No', but one of yes, no, unknown; did you mean 'no'?")]
    [InlineData("{ path: ExecStart, matches: node }", "{ path: Startup, one-of: [runs, crash] }", "(7,37): 'Startup' is never 'crash', but one of runs, crashes, refusesoption, unknown")]
    [InlineData("{ path: ExecStart, matches: node }", "{ path: Kind, matches: '^gate$' }", "(7,28): 'Kind' never matches, because it is one of gateway, node")]
    [InlineData("{subject} lacks X", "{subject} of {OpenClaw.Verzion} lacks X", "(10,24): nothing fills '{OpenClaw.Verzion}'; did you mean 'OpenClaw.Version'?")]
    [InlineData("{subject} lacks X", "{subjekt} lacks X", "(10,11): nothing fills '{subjekt}'; did you mean 'subject'?")]
    [InlineData("{subject} lacks X", "{Role} lacks X", "(10,11): the subject 'service' has no fact 'Role'")]
    [InlineData("title: A test", "title: A test of {subject}", "(3,18): nothing is filled into 'title'")]
    [InlineData("title: Set X", "title: Set {missing}", "(13,14): nothing is filled into 'title'")]
    [InlineData("set: { Environment.X", "set: { Environmnt.X", "(15,10): there is no fact 'Environmnt.X'; did you mean 'Environment.X'?")]
    [InlineData("why: Because.", "why: Because.\nat: [Lade.X]", "there is no fact 'Lade.X'; did you mean 'Late.X'?")]
    [InlineData("why: Because.", "why: Because.\nhelp: >-\n  In\n  {Service.Plaze}.", "(14,3): nothing fills '{Service.Plaze}'; did you mean 'Service.Place'?")]
    [InlineData("why: Because.", "why: Because.\ncategory: begin", "'category' must be one of")]
    public void A_name_that_nothing_has_is_asked_back(string good, string bad, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var failure = Assert.Throws<ProxyFixerException>(() => Parse(Good.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal(2, failure.ExitCode);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_shell_writes_is_no_place_for_a_value() => Assert.Contains("${X}", Parse(Good.Replace("lacks X", "lacks ${X}", StringComparison.Ordinal)).Finding.Message, StringComparison.Ordinal);

    private static RuleFile Parse(string text) => RuleFileParser.Parse("PXF9901-test-rule.yaml", text);
}
