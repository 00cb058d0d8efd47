using ProxyFixer.Formats.Systemd;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

public sealed class SystemdUnitFormatLaws : FormatLaws
{
    protected override IFormat Format { get; } = new SystemdUnitFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override IReadOnlyList<string> Samples =>
    [
        "[Unit]\nDescription=x\n\n[Service]\nExecStart=/usr/bin/node a.js\nEnvironment=HTTPS_PROXY=http://p:1 \"B=two words\" 'C=it\\'s'\n\n[Install]\nWantedBy=default.target\n",
        "# head \\\n[Service]\nEnvironment=A=1 \\\n# inside\n  NODE_USE_ENV_PROXY=0 \\\n  B=2\n",
        "[Service]\nEnvironment=\"NODE_USE_ENV_PROXY=0\" A=1\nEnvironment='NODE_USE_ENV_PROXY=no thanks'\n",
        "[Service]\nEnvironment=NODE_USE_ENV_PROXY=\"0\" A=%%h\nEnvironment=B=%h\n[Install]\nWantedBy=default.target\n",
        "\uFEFF[Service]\n  Environment = A=1\nEnvironment=\nEnvironment=B=2\n; end\n",
        "[Service]\nExecStart=/usr/bin/node \\\n  a.js\n[Install]\nWantedBy=default.target\n",
        "[Service]\nEnvironment=\"A=one \\\n# inside\n two\" \"NODE_USE_ENV_PROXY=zero \\\n# inside\n one\"\n",
        "[Service]\nEnvironment=A=1 \\\n",
        "[Unit]\nDescription=x\n[Install]\nWantedBy=default.target \\\n",
        "# empty\n",
        "",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var unit = UnitFile.Parse(document.Text, SystemdVersion.Default);
        var values = UnitEnvironment.Read(unit).ToDictionary(pair => pair.Key, pair => pair.Value.Text);
        foreach (var (index, line) in unit.Assignments.Where(a => a.Key != "Environment").Index())
        {
            values[$"{index}:{line.Section}.{line.Key}"] = line.Value.ToString();
        }

        return values;
    }
}
