using ProxyFixer.Formats.Systemd;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

public sealed class EnvironmentDFormatLaws : FormatLaws
{
    protected override IFormat Format { get; } = new EnvironmentDFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override bool SurvivesCrLf => false;

    protected override IReadOnlyList<string> Samples =>
    [
        "# proxy\nHTTPS_PROXY=http://p:1\nno_proxy=localhost\nPATH=$HOME/bin:$PATH\n",
        "NODE_USE_ENV_PROXY=0\nA=\"x y\"\nB=${A}/z\n",
        "NODE_USE_ENV_PROXY='0'\nA=1\nA2=$$A\n",
        "A=1\n# last \\\n",
        "A=x\\\n  y\n",
        "",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => ((ObjectNode)document.Root).Members
        .GroupBy(member => member.Name).ToDictionary(group => group.Key, group => (group.Last().Value as ScalarNode)?.AsString ?? "$dynamic");
}
