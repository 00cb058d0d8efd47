using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>Files of --env-file, read as Node's own parser reads them (Data/node-env-file.json).</summary>
public class NodeEnvTextTests
{
    [Fact]
    public void Reads_what_Node_reads()
    {
        var wrong = from element in Repository.Cases("node-env-file.json")
                    let text = element.GetProperty("text").GetString()!
                    let expected = Write(element.GetProperty("expect").EnumerateObject().Where(pair => pair.Name.Length > 0).Select(pair => (pair.Name, pair.Value.GetString()!)))
                    let read = Write(NodeEnvText.Read(text).GroupBy(one => one.Name).Select(same => (same.Key, same.Last().Value)))
                    where read != expected
                    select $"{JsonSerializer.Serialize(text)}: {read}, not {expected}";
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("A=1\r\n  export  B = \"2\"\r\n", 1, "B")]
    [InlineData("A='x\r\ny'\r\nexport B=2", 1, "B")]
    [InlineData("# c\nA=1", 0, "A")]
    public void A_name_knows_its_place(string text, int index, string name)
    {
        var span = NodeEnvText.Read(text)[index].NameSpan;
        Assert.Equal((name, text.LastIndexOf(name, StringComparison.Ordinal)), (text.Substring(span.Start, span.Length), span.Start));
    }

    private static string Write(IEnumerable<(string Name, string Value)> variables) =>
        string.Join('|', variables.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name}={one.Value}"));
}
