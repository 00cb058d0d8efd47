using ProxyFixer.Formats.Cmd;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Cmd;

public sealed class CmdLawTests : FormatLaws
{
    protected override IFormat Format { get; } = new CmdFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "@echo off\nrem OpenClaw Gateway (v2026.3.8)\ncd /d C:\\Users\\mira\\.openclaw\nset \"HOME=C:\\Users\\mira\"\nset \"HTTPS_PROXY=http://127.0.0.1:7897\"\nset \"TERM=x\"\n\"C:\\Program Files\\nodejs\\node.exe\" C:\\npm\\node_modules\\openclaw\\dist\\index.js gateway --port 18789\n",
        "@echo off\nset HTTP_PROXY=http://p:1/%%41\nset Node_Use_Env_Proxy=0\n:: c\ncall openclaw gateway run >> log.txt 2>&1\nset AFTER=1\n",
        "  @set A=b^&c& set B=\"q\"\n  @set HTTPS_PROXY=http://p:1\nif \"%A%\"==\"x\" (\n  set C=1\n) else (\n  set D=2\n)\nstart \"\" /min node %APPDATA%\\npm\\node_modules\\openclaw\\openclaw.mjs gateway\n",
        "\uFEFFset A=1\n",
        "openclaw gateway",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => ((ObjectNode)document.Root).Members
        .ToDictionary(member => member.Name.ToUpperInvariant(), member => member.AsString ?? "(unknown)");
}
