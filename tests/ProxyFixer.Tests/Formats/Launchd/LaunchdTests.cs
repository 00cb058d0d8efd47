using ProxyFixer.Formats.Launchd;
using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Launchd;

/// <summary>Reading and editing beyond the recorded cases.</summary>
public sealed class LaunchdTests
{
    private const string Doctype = "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n";

    [Theory]
    [InlineData("<string>1</string>", "1")]
    [InlineData("<string><![CDATA[<a> & ]]></string>", "<a> & ")]
    [InlineData("<string>a<!-- <b> -->c<![CDATA[d]]>&lt;</string>", "acd<")]
    [InlineData("<string>&#x1F600;&#65;</string>", "😀A")]
    [InlineData("<string >\n</string >", "\n")]
    [InlineData("<string/>", "")]
    [InlineData("<true/>", "not a string: true")]
    [InlineData("<false></false>", "not a string: false")]
    [InlineData("<real>1.5</real>", "not a string: real")]
    [InlineData("<integer>-0x1F</integer>", "not a string: integer")]
    [InlineData("<date>2026-03-08T00:00:00Z</date>", "not a string: date")]
    [InlineData("<data>aGk=</data>", "not a string: data")]
    [InlineData("<array><string>1</string></array>", "not a string: array")]
    [InlineData("<dict><key>A</key><string>1</string></dict>", "not a string: dict")]
    public void A_value_reads_as_XML_has_it(string element, string expected)
    {
        var list = Read($"<plist><dict><key>EnvironmentVariables</key><dict><key>A</key>{element}</dict></dict></plist>");
        Assert.Empty(list.Errors);
        Assert.Equal(expected, Shown(list.Variables.Find("A")!.Value.Value));
        Assert.Equal(element, list.Text.Read(list.Variables.Find("A")!.Value.Value.Span));
    }

    [Fact]
    public void Of_equal_keys_the_last_counts()
    {
        const string text = "<plist><dict><key>EnvironmentVariables</key><dict><key>X</key><string>0</string></dict><key>EnvironmentVariables</key>"
            + "<dict><key>A</key><string>1</string><key>A</key><string>2</string></dict></dict></plist>";
        var list = Read(text);
        Assert.Equal("2", Shown(list.Variables.Find("A")!.Value.Value));
        Assert.Null(list.Variables.Find("X"));
        Assert.Equal(text.Replace("<string>2", "<string>3", StringComparison.Ordinal), Set(text, "A", "3"));
    }

    [Fact]
    public void The_command_line_and_the_label_are_read()
    {
        var list = Read("<plist><dict><key>Label</key><string>ai.x</string><key>ProgramArguments</key><array>\n<string>/bin/node</string>\n<string>a b</string>\n</array></dict></plist>");
        Assert.Equal("ai.x", list.Label!.AsString);
        Assert.Equal(["/bin/node", "a b"], list.ProgramArguments.Select(argument => argument.AsString!));
        Assert.Equal("<string>a b</string>", list.Text.Read(list.ProgramArguments[1].Span));
        Assert.Empty(list.Variables.Members);
    }

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("bplist00\u0001", 1, "binary")]
    [InlineData("<\0p\0l\0i\0", 1, "UTF-16")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<plist><dict/></plist>", 1, "encoding")]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<plist><dict><key>é</key><true/></dict></plist>", 1, "encoding")]
    [InlineData("<plist>\n<array/></plist>", 2, "is a dict")]
    [InlineData("<plist/>", 1, "no dict")]
    [InlineData("<plist><dict/>\n<dict/></plist>", 2, "one value")]
    [InlineData("<plist><dict>\n<string>a</string></dict></plist>", 2, "take turns")]
    [InlineData("<plist><dict>\n<key>a</key>\n<key>b</key></dict></plist>", 3, "take turns")]
    [InlineData("<plist><dict><key>a</key>\n</dict></plist>", 2, "no value")]
    [InlineData("<plist><dict><key>a</key><other/></dict></plist>", 1, "none of a property list")]
    [InlineData("<plist><dict>\nx</dict></plist>", 1, "text between")]
    [InlineData("<plist><dict><key>a</key><string><b/></string></dict></plist>", 1, "none of a property list")]
    [InlineData("<plist><dict><key>a</key><string><true/></string></dict></plist>", 1, "text only")]
    [InlineData("<plist><dict><key>a</key><integer>x</integer></dict></plist>", 1, "integer")]
    [InlineData("<plist><dict><key>a</key><true>x</true></dict></plist>", 1, "holds nothing")]
    [InlineData("<plist><dict><key>a</key>\n<string>&foo;</string></dict></plist>", 2, "inside <string>")]
    [InlineData("<plist><dict>\n<key>a</dict></plist>", 2, "inside <key>")]
    [InlineData("<plist><dict><key>a</key>\n<string>", 2, "inside <string>")]
    [InlineData("<plist><dict><key>a</key>\n<string>\u0001</string></dict></plist>", 2, "inside <string>")]
    public void What_launchd_cannot_load_is_an_error_with_its_line(string text, int line, string part)
    {
        var list = Read(text);
        var error = Assert.Single(list.Errors);
        Assert.True(error.IsFatal);
        Assert.Equal(line, list.Text.PositionAt(error.Span.Start).Line);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("refused", Set(text, "A", "1"));
    }

    [Fact]
    public void UTF_16_is_refused()
    {
        byte[] bytes = [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("<plist><dict/></plist>")];
        Assert.Contains("UTF-16", Assert.Single(PropertyList.Read(SourceText.FromBytes("/a.plist", bytes)).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_of_another_type_is_told_and_not_edited()
    {
        const string text = "<plist><dict><key>EnvironmentVariables</key><string>x</string></dict></plist>";
        Assert.False(Assert.Single(Read(text).Errors).IsFatal);
        Assert.StartsWith("refused", Set(text, "A", "1"));
    }

    [Fact]
    public void Entities_that_multiply_are_refused_and_nothing_is_fetched()
    {
        var bomb = "<!DOCTYPE plist [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"<!ENTITY {(char)('b' + (i % 20))}{i} \"&a;&a;&a;&a;&a;&a;&a;&a;\">")) + "]>\n<plist><dict><key>A</key><string>&b0;</string></dict></plist>";
        Assert.True(Assert.Single(Read(bomb).Errors).IsFatal);
        Assert.Empty(Read("<!DOCTYPE plist SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY % p SYSTEM \"file:///etc/passwd\">]>\n<plist><dict/></plist>").Errors);
    }

    [Theory]
    [InlineData("<dict><key>a</key>", "</dict>")]
    [InlineData("<dict><key>a</key><array>", "</array></dict>")]
    public void Very_deep_files_do_no_harm(string open, string close)
    {
        const int Levels = 30_000;
        var text = "<plist>" + string.Concat(Enumerable.Repeat(open, Levels)) + "<true/>" + string.Concat(Enumerable.Repeat(close, Levels)) + "</plist>";
        Assert.Empty(Read(text).Errors);
        Assert.NotEmpty(Read(text[..(text.Length / 2)]).Errors);
    }

    [Theory]
    // Another type becomes a string; an empty element is opened; CDATA stays; comments stay.
    [InlineData("\t<key>N</key><integer>0</integer><!-- c -->\n", "\t<key>N</key><string>1</string><!-- c -->\n")]
    [InlineData("\t<key>N</key>\n\t<string/>\n", "\t<key>N</key>\n\t<string>1</string>\n")]
    [InlineData("\t<key>N</key>\n\t<string></string>\n", "\t<key>N</key>\n\t<string>1</string>\n")]
    [InlineData("\t<key>N</key>\n\t<string><![CDATA[0]]></string>\n", "\t<key>N</key>\n\t<string><![CDATA[1]]></string>\n")]
    [InlineData("\t<key>N</key>\n\t<string>0<!-- off -->0</string>\n", "\t<key>N</key>\n\t<string>1<!-- off --></string>\n")]
    [InlineData("\t<key>N</key>\n\t<string><!-- off --></string>\n", "\t<key>N</key>\n\t<string>1<!-- off --></string>\n")]
    [InlineData("\t<key>&#78;</key>\n\t<string>1 </string>\n", "\t<key>&#78;</key>\n\t<string>1</string>\n")]
    // A new pair stands behind the last proxy pair, else at the end, on lines like its neighbour's.
    [InlineData("\t<key>no_proxy</key>\n\t<string>a</string> <!-- c -->\n\t<key>Z</key>\n\t<true/>\n", "\t<key>no_proxy</key>\n\t<string>a</string> <!-- c -->\n\t<key>N</key>\n\t<string>1</string>\n\t<key>Z</key>\n\t<true/>\n")]
    [InlineData("\t<key>A</key> <string>a</string>\n\t<!-- end -->\n", "\t<key>A</key> <string>a</string>\n\t<key>N</key> <string>1</string>\n\t<!-- end -->\n")]
    [InlineData("\t<!-- a --><key>A</key><string>a</string>\n", "\t<!-- a --><key>A</key><string>a</string>\n\t<key>N</key><string>1</string>\n")]
    [InlineData("\t<!-- only -->\n", "\t<!-- only -->\n\t\t<key>N</key>\n\t\t<string>1</string>\n")]
    public void A_pair_is_set_in_the_style_of_its_dict(string before, string after)
    {
        const string head = Doctype + "<plist>\n<dict>\n\t<key>EnvironmentVariables</key>\n\t<dict>\n";
        const string tail = "\t</dict>\n</dict>\n</plist>\n";
        Assert.Equal(head + after + tail, Set(head + before + tail, "N", "1"));
    }

    [Theory]
    [InlineData("<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict/>\n</dict>\n</plist>", "<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict>\n    <key>N</key>\n    <string>1</string>\n  </dict>\n</dict>\n</plist>")]
    [InlineData("<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict>\n  </dict>\n</dict>\n</plist>", "<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict>\n    <key>N</key>\n    <string>1</string>\n  </dict>\n</dict>\n</plist>")]
    [InlineData("<plist>\n<dict/>\n</plist>", "<plist>\n<dict>\n\t<key>EnvironmentVariables</key>\n\t<dict>\n\t\t<key>N</key>\n\t\t<string>1</string>\n\t</dict>\n</dict>\n</plist>")]
    [InlineData("<plist><dict><key>Label</key><string>a</string></dict></plist>", "<plist><dict><key>Label</key><string>a</string><key>EnvironmentVariables</key><dict><key>N</key><string>1</string></dict></dict></plist>")]
    [InlineData("<plist>\r\n<dict>\r\n\t<key>Label</key>\r\n\t<string>a</string><!-- c -->\r\n</dict>\r\n</plist>\r\n", "<plist>\r\n<dict>\r\n\t<key>Label</key>\r\n\t<string>a</string><!-- c -->\r\n\t<key>EnvironmentVariables</key>\r\n\t<dict>\r\n\t\t<key>N</key>\r\n\t\t<string>1</string>\r\n\t</dict>\r\n</dict>\r\n</plist>\r\n")]
    public void A_missing_or_empty_section_is_made(string before, string after) => Assert.Equal(after, Set(before, "N", "1"));

    [Theory]
    [InlineData("a&b<c>", "a&amp;b&lt;c&gt;")]
    [InlineData("x\r\ny", "x&#13;&#10;y")]
    [InlineData("\"'", "\"'")]
    [InlineData("]]>", "]]&gt;")]
    public void Values_are_escaped(string value, string written) => Assert.Equal(
        $"<plist><dict><key>EnvironmentVariables</key><dict><key>A</key><string>{written}</string></dict></dict></plist>",
        Set("<plist><dict><key>EnvironmentVariables</key><dict><key>A</key><string>0</string></dict></dict></plist>", "A", value));

    [Theory]
    [InlineData("A", "\u0001")]
    [InlineData("D", "1")]
    [InlineData("", "1")]
    public void What_cannot_be_written_is_refused(string name, string value) => Assert.StartsWith(
        "refused",
        Set("<plist><dict><key>EnvironmentVariables</key><dict><key>A</key><string>0</string><key>D</key><dict/></dict></dict></plist>", name, value));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.StartsWith("refused", Set("<plist><dict/></plist>", "A", "x\uD83D"));

    [Theory]
    [InlineData("/x/ai.openclaw.gateway.plist", "", true)]
    [InlineData("/x/job.xml", "<?xml version=\"1.0\"?>\n<plist version=\"1.0\">", true)]
    [InlineData("/x/job.xml", "<html>", false)]
    [InlineData("/x/install.sh", "cat > a <<E\n<plist version=\"1.0\">", false)]
    public void Files_are_told_by_name_and_head(string path, string head, bool expected) =>
        Assert.Equal(expected, new LaunchdFormat().Claims(path, head));

    [Fact]
    public void A_target_is_the_name_of_a_variable()
    {
        Assert.Equal(NodePath.Of("A.B"), new LaunchdFormat().ReadTarget("A.B"));
        Assert.Throws<ProxyFixerException>(() => new LaunchdFormat().ReadTarget(""));
        Assert.Throws<ProxyFixerException>(() => new LaunchdFormat().ReadTarget("A=1"));
    }

    private static PropertyList Read(string text) => PropertyList.Read(SourceText.FromString("/a.plist", text));

    private static string Shown(Node node) => node is OpaqueNode other ? "not a string: " + other.Detail : ((ScalarNode)node).AsString!;

    private static string Set(string text, string name, string value)
    {
        var format = new LaunchdFormat();
        var document = format.Parse(SourceText.FromString("/a.plist", text));
        return format.Edit(document, NodePath.Of(name), value) switch
        {
            EditResult.Edited edited => document.Text.Apply(edited.Edits).Text,
            EditResult.Refused refused => "refused: " + refused.Reason,
            _ => "",
        };
    }
}
