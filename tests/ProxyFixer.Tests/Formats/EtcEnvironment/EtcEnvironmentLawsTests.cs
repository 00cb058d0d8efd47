using ProxyFixer.Formats.EtcEnvironment;
using ProxyFixer.Tests.Formats.Assignments;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.EtcEnvironment;

public class EtcEnvironmentLawsTests : FormatLaws
{
    protected override IFormat Format { get; } = new EtcEnvironmentFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override bool SurvivesCrLf => false;

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "",
        "# only a comment\n",
        "PATH=\"/usr/bin:/bin\"\n\n# proxy\nHTTP_PROXY=http://p:1\nLANG=C.UTF-8\n",
        "NODE_USE_ENV_PROXY=\"0\" # off\nA=1\n",
        "  A='x'\n  NODE_USE_ENV_PROXY=0 \\\n   # on\n  more\nB=2\n",
        "export A=1\nA\nNODE_USE_ENV_PROXY=1\nNODE_USE_ENV_PROXY\nC=\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => AssignmentCases.Values(document);
}
