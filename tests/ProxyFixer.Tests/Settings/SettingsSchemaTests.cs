using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyFixer.Settings;
using ProxyFixer.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ProxyFixer.Tests.Settings;

/// <summary>docs/proxyfixer.schema.json, by which editors complete and check <c>.proxyfixer.yaml</c>, says what the program says.</summary>
public sealed partial class SettingsSchemaTests
{
    private const string Path = "docs/proxyfixer.schema.json";
    private static readonly Schema Settings = Schema.OfFile(Path);

    /// <summary>All settings that the repository shows or uses.</summary>
    public static TheoryData<string> Samples =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "fixtures"), "proxyfixer.yaml", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Concat(Block().Matches(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs/configuration.md"))).Select(block => block.Groups[1].Value))
            .Concat(Rules.RuleExampleTests.SettingsOfExamples)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_is_valid_and_understood(string text)
    {
        Settings.Check(Json(text));
        Assert.NotEqual("", ProjectSettings.Parse("/x/.proxyfixer.yaml", text).Source.Text);
    }

    [Theory]
    [InlineData("haeders: {}\n")]
    [InlineData("severity: { PXF0101: loud }\n")]
    [InlineData("fail-on: off\n")]
    [InlineData("proxies: [http://user:password@host:1]\n")]
    [InlineData("headers: { Cookie: a }\n")]
    [InlineData("ignore: [{ reason: why }]\n")]
    [InlineData("ignore: [{ paths: a, reason: why, until: soon }]\n")]
    [InlineData("versions: { npm: 1.0.0 }\n")]
    public void What_the_program_refuses_the_schema_refuses(string text)
    {
        Assert.Throws<ProxyFixerException>(() => ProjectSettings.Parse("/x/.proxyfixer.yaml", text));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Settings.Check(Json(text)));
    }

    [Fact]
    public void Both_know_the_same_keys()
    {
        var refused = Assert.Throws<ProxyFixerException>(() => ProjectSettings.Parse("/x", "zzz: 1\n"));
        var known = refused.Message.Split("known here are ")[1].Split(", ");
        var schema = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path)))!["properties"]!.AsObject();
        Assert.Equal(known.Order(StringComparer.Ordinal), schema.Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    private static string Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode).ToJsonString();
    }

    private static JsonNode Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, (JsonNode?)Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Node)]),
        _ => JsonValue.Create(((YamlScalarNode)node).Value!)!,
    };

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
