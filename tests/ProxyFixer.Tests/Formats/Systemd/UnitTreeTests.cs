using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

/// <summary>The tree joins continued lines again when they are looked at; that must give what the reader saw.</summary>
public sealed class UnitTreeTests
{
    private static readonly string[] Pieces =
        ["A=", "Environment=", "x", " ", "\t", "=", "\\", "\\\n", "\\\r\n", "\n", "\r", "\0", "# c\n", "; c \\\n", "\uFEFF", "[Service]\n", "Restart=always", "'q'", "\"", "%"];

    [Fact]
    public void Lines_of_the_tree_have_the_values_that_the_reader_saw()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 5000; round++)
        {
            var content = "[Service]\n" + string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var text = SourceText.FromString("a.service", content);
            var expected = UnitFile.Parse(text, SystemdVersion.Default).Assignments.Select(a => (a.Key, a.Value.ToString()));
            Assert.Equal(expected, Lines((ObjectNode)new SystemdUnitFormat().Parse(text).Root));
        }
    }

    private static IEnumerable<(string Key, string Value)> Lines(ObjectNode root) => root.Members
        .SelectMany(section => ((ListNode)section.Value).Items)
        .OrderBy(line => line.Span.Start)
        .Select(line => (Text(line, "key"), Text(line, "value")));

    private static string Text(Node line, string name) => ((ObjectNode)line).Find(name)?.Value is ScalarNode { AsString: { } text } ? text : "";
}
