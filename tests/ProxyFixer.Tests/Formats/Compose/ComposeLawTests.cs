using ProxyFixer.Formats.Compose;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Compose;

public sealed class ComposeLawTests : FormatLaws
{
    protected override IFormat Format { get; } = new ComposeFormat();

    protected override NodePath Path { get; } = NodePath.Of("gateway", "environment", "NODE_USE_ENV_PROXY");

    protected override string PathKey => "gateway.NODE_USE_ENV_PROXY";

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "services:\n  gateway:\n    image: openclaw\n    environment:\n      HOME: /home/node # c\n      HTTP_PROXY: \"http://p:1\"\n      TERM: xterm\n    restart: always\n",
        "\uFEFF# head\nservices:\n  cli:\n    environment: [A=1, B]\n  gateway:\n    environment:\n    - HTTP_PROXY=http://p:1\n    - 'Q=it''s'\n    - NODE_USE_ENV_PROXY\n    ports: [\"1:1\"]\n",
        "services:\n  gateway:\n    environment: { HTTP_PROXY: 'http://p:1', B: \"${X:-y}\" } # proxy\n",
        "x-env: &env\n  HTTP_PROXY: http://p:1\n  NODE_USE_ENV_PROXY: \"0\"\nservices:\n  gateway:\n    environment:\n      <<: *env\n      A: \"1\"\n  cli:\n    environment: *env\n",
        "services:\n  gateway:\n    image: openclaw\n\n  # the command line\n  cli:\n    image: openclaw\n",
        "services:\n  gateway:\n    environment:\n      NODE_USE_ENV_PROXY: |-  # why\n        several\n        lines\n      A: >\n        folded\n        text\n    command: [\n      a, # b\n      c\n    ]\n",
        "services: {gateway: {image: x, environment: {A: 1, \"B\": 'two', }}}\n",
        "services:\n  gateway:\n    environment: [\n      HTTP_PROXY=1, # one\n      \"B=2\"\n    ]\n",
        "services:\n  gateway:\n    environment:\n      NODE_USE_ENV_PROXY:\n      A: \"multi\n        line\"\n---\nservices:\n  gateway:\n    environment:\n      B: 1\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var values = new Dictionary<string, string>();
        foreach (var service in ((ObjectNode)document.Root).Members)
        {
            foreach (var variable in ((ObjectNode)((ObjectNode)service.Value).Find("environment")!.Value.Value).Members)
            {
                values[$"{service.Name}.{variable.Name}"] = variable.Value is ScalarNode scalar ? scalar.AsString ?? "(none)" : "(unknown)";
            }
        }

        return values;
    }
}
