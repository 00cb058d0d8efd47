using ProxyFixer.Formats.Systemd;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

public sealed class ContainerUnitFormatLaws : FormatLaws
{
    protected override IFormat Format { get; } = new SystemdUnitFormat(UnitDialect.Container);

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override IReadOnlyList<string> Samples =>
    [
        "[Container]\nImage=a\nEnvironment=HTTPS_PROXY=http://p:1 \"B=two words\"\n\n[Service]\nEnvironment=NODE_USE_ENV_PROXY=no\n[Install]\nWantedBy=default.target\n",
        "[Container]\nEnvironment=A=1 \\\n# inside\n  NODE_USE_ENV_PROXY=0 \\\n  B=2\n",
        "[Service]\nEnvironment=A=1\n",
        "",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var unit = UnitFile.Parse(document.Text, SystemdVersion.Default, UnitDialect.Container);
        var values = UnitEnvironment.Read(unit).ToDictionary(pair => pair.Key, pair => pair.Value.Text);
        foreach (var (index, line) in unit.Assignments.Where(a => a is not { Section: "Container", Key: "Environment" }).Index())
        {
            values[$"{index}:{line.Section}.{line.Key}"] = line.Value.ToString();
        }

        return values;
    }
}
