using ProxyFixer.Formats.Systemd;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

public sealed class EnvironmentFileFormatLaws : FormatLaws
{
    protected override IFormat Format { get; } = new EnvironmentFileFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    // CR LF behind a backslash ends the value, so the CR LF form of a continued line is another file.
    protected override bool SurvivesCrLf => false;

    protected override IReadOnlyList<string> Samples =>
    [
        "# proxy\nHTTPS_PROXY=http://p:1\nNO_PROXY=localhost\n\n; rest\nLOG=info\n",
        "NODE_USE_ENV_PROXY=0\nA=\"x y\"\n",
        "A=1\nNODE_USE_ENV_PROXY = \"0\"\nB='x'\n",
        "NODE_USE_ENV_PROXY='0' # no comment\nNODE_USE_ENV_PROXY=\n",
        "A=one\\\ntwo\nNODE_USE_ENV_PROXY=ze\\\nro\nB=\"one\ntwo\"\n",
        "A=1\n# last \\\n",
        "A=1\n# swallows \\\nB=2\n",
        "A=x \\",
        "A=1\r\nB=2\r\n# c \\\r\n",
        "",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => ((ObjectNode)document.Root).Members
        .GroupBy(member => member.Name).ToDictionary(group => group.Key, group => ((ScalarNode)group.Last().Value).AsString!);
}
