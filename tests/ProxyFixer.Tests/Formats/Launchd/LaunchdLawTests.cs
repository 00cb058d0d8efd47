using ProxyFixer.Formats.Launchd;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Launchd;

public sealed class LaunchdLawTests : FormatLaws
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
        + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n";

    protected override IFormat Format { get; } = new LaunchdFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override IReadOnlyList<string> Samples { get; } =
    [
        Head + "<plist version=\"1.0\">\n  <dict>\n    <key>Label</key>\n    <string>ai.openclaw.gateway</string>\n    <key>EnvironmentVariables</key>\n    <dict>\n    <key>HTTP_PROXY</key>\n    <string>http://p:1</string>\n    <key>PATH</key>\n    <string>/usr/bin</string>\n    </dict>\n  </dict>\n</plist>\n",
        Head + "<plist version=\"1.0\">\n<dict>\n\t<key>Label</key>\n\t<string>a</string>\n\t<key>KeepAlive</key>\n\t<true/>\n</dict>\n</plist>\n",
        "\uFEFF" + Head + "<plist version=\"1.0\">\n<dict>\n\t<key>EnvironmentVariables</key>\n\t<dict/>\n\t<key>RunAtLoad</key>\n\t<true/>\n</dict>\n</plist>\n",
        "<plist version=\"1.0\"><dict><key>EnvironmentVariables</key><dict><key>A</key><string>1 &amp; 2</string></dict></dict></plist>",
        "<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict>\n    <key>NODE_USE_ENV_PROXY</key> <string><![CDATA[0]]></string> <!-- off -->\n    <key>é&#x42;</key> <string>a<!-- x -->b</string>\n  </dict>\n</dict>\n</plist>\n",
        "<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict>\n    <!-- <key>A</key><string>0</string> -->\n  </dict>\n  <key>ProgramArguments</key>\n  <array><string>node</string></array>\n</dict>\n</plist>\n",
        "<plist>\n<dict>\n  <key>EnvironmentVariables</key>\n  <dict>\n    <key>NODE_USE_ENV_PROXY</key>\n    <integer>1</integer>\n    <key>B</key>\n    <string/>\n  </dict>\n</dict>\n</plist>\n",
        "<dict></dict>\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var values = new Dictionary<string, string>();
        foreach (var member in ((ObjectNode)document.Root).Members)
        {
            values[member.Name] = member.Value is ScalarNode scalar ? scalar.AsString! : "(no string)";
        }

        return values;
    }
}
