namespace ProxyFixer.Tests.Formats.Compose;

/// <summary>Edits beyond the recorded cases: only the variable changes, in the style of its section.</summary>
public sealed class ComposeEditTests
{
    private const string Head = "services:\n  gateway:\n";

    [Theory]
    // Maps.
    [InlineData("    environment:\n      A: 'x'\n", "    environment:\n      A: 'x'\n      N: '1'\n")]
    [InlineData("    environment:\n      A: x\n      no_proxy: y # c\n      B: z\n", "    environment:\n      A: x\n      no_proxy: y # c\n      N: \"1\"\n      B: z\n")]
    [InlineData("    environment:\n        A: |\n          t\n\n    image: x\n", "    environment:\n        A: |\n          t\n        N: \"1\"\n\n    image: x\n")]
    [InlineData("    environment:\n      ALL_PROXY:\n      B: 1", "    environment:\n      ALL_PROXY:\n      N: \"1\"\n      B: 1")]
    [InlineData("    environment:\n      \"A\": 1\n", "    environment:\n      \"A\": 1\n      \"N\": \"1\"\n")]
    [InlineData("    environment:\n      A: 1\n      # end\n", "    environment:\n      A: 1\n      N: \"1\"\n      # end\n")]
    [InlineData("    environment:\n      ? A\n      : 1\n", "    environment:\n      ? A\n      : 1\n      N: \"1\"\n")]
    // Lists.
    [InlineData("    environment:\n    -   \"A=x y\"\n", "    environment:\n    -   \"A=x y\"\n    -   \"N=1\"\n")]
    [InlineData("    environment:\n    - HTTP_PROXY=a # c\n    - B=1", "    environment:\n    - HTTP_PROXY=a # c\n    - N=1\n    - B=1")]
    [InlineData("    environment:\n    - HTTP_PROXY=a\n    - ${MORE}\n", "    environment:\n    - HTTP_PROXY=a\n    - ${MORE}\n    - N=1\n")]
    // Flow.
    [InlineData("    environment: {}\n", "    environment: {N: \"1\"}\n")]
    [InlineData("    environment: { }\n", "    environment: { N: \"1\" }\n")]
    [InlineData("    environment: []\n", "    environment: [N=1]\n")]
    [InlineData("    environment: [A=1, HTTP_PROXY=x, B]\n", "    environment: [A=1, HTTP_PROXY=x, N=1, B]\n")]
    [InlineData("    environment: {\"A\":\"1\"}\n", "    environment: {\"A\":\"1\", \"N\": \"1\"}\n")]
    [InlineData("    environment: {A: 1,}\n", "    environment: {A: 1, N: \"1\",}\n")]
    [InlineData("    environment: {\n      A: 1, # a\n      B: 2 # b\n    }\n", "    environment: {\n      A: 1, # a\n      B: 2, # b\n      N: \"1\"\n    }\n")]
    [InlineData("    environment: [\n      https_proxy=1, # a\n      B=2,\n    ]\n", "    environment: [\n      https_proxy=1, # a\n      N=1,\n      B=2,\n    ]\n")]
    // Sections.
    [InlineData("    environment:\n", "    environment:\n      N: \"1\"\n")]
    [InlineData("    environment: # none\n    image: x\n", "    environment: # none\n      N: \"1\"\n    image: x\n")]
    [InlineData("    environment: ~ # none\n", "    environment: {N: \"1\"} # none\n")]
    [InlineData("      image: x\n      ports:\n      - 1:1\n      # end\n", "      image: x\n      ports:\n      - 1:1\n      environment:\n          N: \"1\"\n      # end\n")]
    [InlineData("    image: x # y", "    image: x # y\n    environment:\n      N: \"1\"")]
    [InlineData("    command: |-\n      a\n", "    command: |-\n      a\n    environment:\n      N: \"1\"\n")]
    public void A_variable_is_added_in_the_style_of_its_section(string before, string after) =>
        Assert.Equal(Head + after, Project.Set(Head + before, "N", "1"));

    [Theory]
    [InlineData("      N: 0 # off\n", "      N: \"1\" # off\n")]
    [InlineData("      N: 'it''s'\n", "      N: '1'\n")]
    [InlineData("      N:\n", "      N: \"1\"\n")]
    [InlineData("      N: # none\n", "      N: \"1\" # none\n")]
    [InlineData("      N: ~\n", "      N: \"1\"\n")]
    [InlineData("      N: ${N:-0}\n", "      N: \"1\"\n")]
    [InlineData("      N: !!int 0\n", "      N: \"1\"\n")]
    [InlineData("      N: &n \"0\"\n", "      N: &n \"1\"\n")]
    [InlineData("      N: \"a\n        b\"\n", "      N: \"1\"\n")]
    [InlineData("      N: |- # why\n        a\n        b\n\n      A: 1\n", "      N: \"1\" # why\n\n      A: 1\n")]
    [InlineData("      'N'  :   0\n", "      'N'  :   \"1\"\n")]
    public void A_value_is_replaced_where_it_stands(string before, string after) =>
        Assert.Equal(Head + "    environment:\n" + after, Project.Set(Head + "    environment:\n" + before, "N", "1"));

    [Theory]
    [InlineData("[N]", "[N=1]")]
    [InlineData("[N=0, N=0]", "[N=0, N=1]")]
    [InlineData("['N=0']", "['N=1']")]
    [InlineData("[N=\"1\"]", "[N=1]")]
    [InlineData("[\"N=${X}\"]", "[\"N=1\"]")]
    [InlineData("{N}", "{N: \"1\"}")]
    [InlineData("{N: }", "{N: \"1\" }")]
    [InlineData("{A: 1, N: 'x', B: 2}", "{A: 1, N: '1', B: 2}")]
    public void A_value_is_replaced_in_flow_style(string before, string after) => Assert.Equal(
        Head + $"    environment: {after} # c\n",
        Project.Set(Head + $"    environment: {before} # c\n", "N", "1"));

    [Theory]
    [InlineData("a$b", "A: \"a$$b\"", "- A=a$$b")]
    [InlineData("a b", "A: \"a b\"", "- A=a b")]
    [InlineData("a: b", "A: \"a: b\"", "- \"A=a: b\"")]
    [InlineData("a #b", "A: \"a #b\"", "- \"A=a #b\"")]
    [InlineData("a#b", "A: \"a#b\"", "- A=a#b")]
    [InlineData("\"q\" \\", "A: \"\\\"q\\\" \\\\\"", "- A=\"q\" \\")]
    [InlineData("x\ny\t", "A: \"x\\ny\\t\"", "- \"A=x\\ny\\t\"")]
    [InlineData("", "A: \"\"", "- A=")]
    [InlineData("end ", "A: \"end \"", "- \"A=end \"")]
    [InlineData("é\u2028", "A: \"é\\u2028\"", "- \"A=é\\u2028\"")]
    public void A_value_is_written_so_that_it_reads_back(string value, string inMap, string inList)
    {
        Assert.Equal(Head + $"    environment:\n      {inMap}\n", Project.Set(Head + "    environment:\n      A: x\n", "A", value));
        Assert.Equal(Head + $"    environment:\n      {inList}\n", Project.Set(Head + "    environment:\n      - A=x\n", "A", value));
    }

    [Fact]
    public void A_key_that_would_be_no_string_is_quoted() => Assert.Equal(
        Head + "    environment:\n      A: 1\n      \"NULL\": \"1\"\n",
        Project.Set(Head + "    environment:\n      A: 1\n", "NULL", "1"));

    [Theory]
    [InlineData("      N: 1 # on\n")]
    [InlineData("      N: 1.0\n")]
    [InlineData("      <<: {N: \"1\"}\n")]
    public void What_is_so_already_is_left_alone(string section)
    {
        var text = Head + "    environment:\n" + section;
        Assert.Equal(text, Project.Set(text, "N", "1"));
    }

    [Fact]
    public void A_merged_value_is_overridden_for_this_service_only()
    {
        const string before = "x-e: &e\n  N: 0\nservices:\n  gateway:\n    environment:\n      <<: *e\n  cli:\n    environment:\n      <<: *e\n";
        Assert.Equal(before.Replace("<<: *e\n  cli", "<<: *e\n      N: \"1\"\n  cli", StringComparison.Ordinal), Project.Set(before, "N", "1"));
    }

    [Fact]
    public void An_aliased_value_is_replaced_for_this_service_only()
    {
        const string before = "x-n: &n 0\nservices:\n  gateway:\n    environment:\n      N: *n\n  cli:\n    environment:\n      N: *n\n";
        Assert.Equal(before.Replace("N: *n\n  cli", "N: \"1\"\n  cli", StringComparison.Ordinal), Project.Set(before, "N", "1"));
    }

    [Fact]
    public void A_section_that_a_merge_key_brings_is_merged_into_a_new_one()
    {
        const string before = "x-s: &s\n  environment: &e\n    A: 1\nservices:\n  gateway:\n    <<: *s\n  cli: *s\n";
        Assert.Equal(
            before.Replace("<<: *s\n  cli", "<<: *s\n    environment:\n      <<: *e\n      N: \"1\"\n  cli", StringComparison.Ordinal),
            Project.Set(before, "N", "1"));
    }

    [Fact]
    public void In_several_documents_the_one_that_counts_is_edited()
    {
        const string before = "services:\n  gateway:\n    environment:\n      N: 0\n---\nservices:\n  gateway:\n    image: x\n";
        Assert.Equal(before.Replace("N: 0", "N: \"1\"", StringComparison.Ordinal), Project.Set(before, "N", "1"));
        Assert.EndsWith("image: x\n    environment:\n      M: \"1\"\n", Project.Set(before.Replace("    environment:\n      N: 0\n", "    image: y\n", StringComparison.Ordinal), "M", "1"));
    }

    [Fact]
    public void A_flow_service_gets_a_flow_section() => Assert.Equal(
        "services: {gateway: {image: x, environment: {N: \"1\"}}}\n",
        Project.Set("services: {gateway: {image: x}}\n", "N", "1"));

    [Theory]
    [InlineData(Head + "    environment: *e\n", "refused at 3: the file cannot be read")]
    [InlineData("x-e: &e {A: 1}\n" + Head + "    environment: *e\n", "refused at 4: the section is an alias")]
    [InlineData(Head + "    environment: &e {A: 1}\n  cli:\n    environment: *e\n", "refused at 3: the section is shared")]
    [InlineData(Head + "    environment: &e\n      A: 1\n  cli:\n    build:\n      args: *e\n", "refused at 3: the section is shared")]
    [InlineData(Head + "    environment:\n      N: &n 0\n  cli:\n    environment: {N: *n}\n", "refused at 4: the value is shared")]
    [InlineData("x-s: &s {image: y}\nservices:\n  gateway: *s\n", "refused at 3: the service is an alias")]
    [InlineData("services:\n  gateway: &g\n    image: y\n  cli: *g\n", "refused at 2: the change would also reach the service 'cli'")]
    [InlineData("x-s: &s\n  environment: {A: 1}\nservices:\n  gateway:\n    <<: *s\n", "refused at 5: the section comes from a merge key")]
    [InlineData(Head + "\tenvironment:\n", "refused at 3: the file cannot be read")]
    [InlineData("services:\n  other:\n    image: x\n", "refused at 1: there is no service")]
    [InlineData("services:\n  gateway:\n", "refused at 2: the file cannot be read: a service must be a mapping")]
    [InlineData(Head + "    environment: text\n", "refused at 3: the file cannot be read: environment must be a mapping")]
    [InlineData(Head + "    environment:\n      N: {a: b}\n", "refused at 4: the file cannot be read")]
    [InlineData(Head + "    command: |+\n      a\n\n", "refused at 3: the text in front of the new lines keeps")]
    [InlineData(Head + "    environment: !!map\n      A: 1\n", "refused at 3: the section carries a tag")]
    public void What_cannot_be_done_without_harm_is_refused_with_line_and_reason(string text, string expected) =>
        Assert.StartsWith(expected, Project.Set(text, "N", "1"));

    [Theory]
    [InlineData("1A", "1")]
    [InlineData("A B", "1")]
    [InlineData("A$", "1")]
    [InlineData("A", "a\0b")]
    public void A_name_or_value_that_no_file_can_hold_is_refused(string name, string value) =>
        Assert.StartsWith("refused", Project.Set(Head + "    image: x\n", name, value));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.StartsWith("refused", Project.Set(Head + "    image: x\n", "A", "x\uD83D"));

    [Fact]
    public void Line_ends_and_the_mark_stay()
    {
        const string before = "\uFEFFservices:\r\n  gateway:\r\n    image: x\r\n  cli:\r\n    image: y";
        Assert.Equal(
            "\uFEFFservices:\r\n  gateway:\r\n    image: x\r\n    environment:\r\n      N: \"1\"\r\n  cli:\r\n    image: y",
            Project.Set(before, "N", "1"));
    }
}
