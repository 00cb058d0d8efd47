using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge;

/// <summary>What is known of releases stands in one place: no other code names a release, compares versions, or knows the names of providers.</summary>
public sealed partial class OneAnswerTests
{
    private const string Knowledge = "ProxyFixer.Core/OpenClaw/Releases/";

    private static readonly string Sources = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Releases_of_OpenClaw_are_named_in_the_knowledge_only() => AssertNone(Release(), Knowledge, "ProxyFixer.Core/Settings/SettingsReader.cs");

    [Fact]
    public void The_former_provider_is_named_in_the_knowledge_only() => AssertNone(Provider(), Knowledge);

    [Fact]
    public void Versions_are_compared_in_the_knowledge_only() => AssertNone(Comparison(), Knowledge, "ProxyFixer.Core/NodeJs/");

    [Fact]
    public void The_switch_is_named_once() => AssertNone(SwitchName(), "ProxyFixer.Core/NodeJs/NodeSwitch.cs");

    [Fact]
    public void White_space_of_JavaScript_is_listed_once() => AssertNone(WhiteSpace(), "ProxyFixer.Core/Text/EcmaSpace.cs", "ProxyFixer.Core/Formats/Json5/IdentifierCharacters");

    // A help text or an example may name one; these files are listed where they do.
    private static void AssertNone(Regex pattern, params string[] exempt) => Assert.Empty(
        from file in Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Sources, file)
        where !name.Contains("/obj/", StringComparison.Ordinal) && !exempt.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        from line in File.ReadLines(file).Index()
        let code = Comment().Replace(line.Item, "")
        where pattern.IsMatch(code)
        select $"{name}:{line.Index + 1}: {code.Trim()}");

    [GeneratedRegex(@"^\s*//.*|\s//\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b20\d\d\.\d{1,2}\.\d{1,2}\b")]
    private static partial Regex Release();

    [GeneratedRegex("\"openai-codex|'openai-codex")]
    private static partial Regex Provider();

    [GeneratedRegex(@"(?:[vV]ersion|[rR]elease)(?:\.Value|!)?\s*(?:>=|<=|[^=]>|<)\s|[vV]ersion\.CompareTo|new (?:NodeVersion|OpenClawVersion)\(|OpenClawVersion\.Parse\(""")]
    private static partial Regex Comparison();

    [GeneratedRegex("\"NODE_USE_ENV_PROXY\"")]
    private static partial Regex SwitchName();

    [GeneratedRegex(@"\\u205F.*\\u3000")]
    private static partial Regex WhiteSpace();
}
