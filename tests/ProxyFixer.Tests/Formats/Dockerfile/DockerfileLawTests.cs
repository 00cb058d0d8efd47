using ProxyFixer.Formats.Dockerfile;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Dockerfile;

public sealed class DockerfileLawTests : FormatLaws
{
    protected override IFormat Format { get; } = new DockerfileFormat();

    protected override NodePath Path { get; } = NodePath.Of("claw", "env", "NODE_USE_ENV_PROXY");

    protected override string PathKey => "claw.NODE_USE_ENV_PROXY";

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "# syntax=docker/dockerfile:1\nFROM ghcr.io/openclaw/openclaw:2026.3.8 AS claw\nENV HTTPS_PROXY=http://p:1 B=\"two words\" C=a\\ b\nUSER node\nCMD [\"node\", \"openclaw.mjs\", \"gateway\"]\n",
        "# escape=`\nFROM node:22 AS build\nARG V=1\nRUN echo `\n  # inside\n\n  more\nFROM build AS claw\nENV A=$V `\n  HTTP_PROXY='http://p:1' `\n  Z=1\nWORKDIR C:\\app\n",
        "FROM node:22 as claw\nenv NODE_USE_ENV_PROXY the old form\nenv HOME /home/node\n",
        "\uFEFFARG BASE=node:22\nFROM $BASE AS claw\nRUN <<EOF\nENV A=b\nFROM x\nEOF\nRUN cat <<-'X' > /y\n\tENV C=d\n\tX\nENTRYPOINT openclaw gateway\n",
        "FROM --platform=linux/amd64 node AS claw\nENV NODE_USE_ENV_PROXY=0 \\\n    # why\n    HTTPS_PROXY=http://p:1\nFROM claw\nENV LATER=1\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var values = new Dictionary<string, string>();
        foreach (var stage in ((ObjectNode)document.Root).Members)
        {
            foreach (var variable in ((ObjectNode)((ObjectNode)stage.Value).Find("env")!.Value.Value).Members)
            {
                values[$"{stage.Name}.{variable.Name}"] = variable.Value is ScalarNode scalar ? scalar.AsString! : "(unknown)";
            }
        }

        return values;
    }
}
