using ProxyFixer.Formats.DotEnv;
using ProxyFixer.Tests.Formats.Assignments;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.DotEnv;

public class DotEnvLawsTests : FormatLaws
{
    protected override IFormat Format { get; } = new DotEnvFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "",
        "# only a comment\n",
        "# OpenClaw\nKEY=sk-1 # mine\n\n# proxy\nHTTP_PROXY=http://p:1\nNO_PROXY='a, b'\n\nLOG=info\n",
        "export HTTPS_PROXY=\"http://p:1\"   # office\n\texport A = `x \"y\" 'z'`\nB: 2\n",
        "NO_PROXY='localhost,\n127.0.0.1'\nB=\n  C = \n",
        "NODE_USE_ENV_PROXY=0 # later\nA=1\nexport NODE_USE_ENV_PROXY=\"true\" # \"1\"\nB=\"a\\nb\"\n",
        "NODE_USE_ENV_PROXY=# none\nA=it's\n",
        "NODE_USE_ENV_PROXY: 0\n\nA:\n  text\n",
        "\uFEFFHTTP_PROXY=http://p:1\nA=\n\"x\"\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => AssignmentCases.Values(document);
}
