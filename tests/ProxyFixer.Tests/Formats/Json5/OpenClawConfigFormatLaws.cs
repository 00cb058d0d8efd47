using ProxyFixer.Formats.Json5;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class OpenClawConfigFormatLaws : FormatLaws
{
    protected override IFormat Format { get; } = new OpenClawConfigFormat();

    protected override NodePath Path { get; } = NodePath.Of("env", "vars", "NODE_USE_ENV_PROXY");

    protected override string PathKey => "/env/vars/NODE_USE_ENV_PROXY";

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "{}\n",
        "{ // none yet\n}\n",
        "{\"env\":{\"vars\":{\"HTTP_PROXY\":\"http://p:1\"}}}\n",
        "// head\n{\n  $include: './shared.json5',\n  env: {\n    vars: { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*', }, // late\n  },\n}\n",
        "\uFEFF{\n\t\"gateway\": {\n\t\t\"port\": 18789 /* default */\n\t} // last\n\t// the end\n}\n",
        "{\n  env: {\n    vars: {\n      NODE_USE_ENV_PROXY: 0, // off\n      A: [1, {b: null}, \"x\\\ny\",],\n    },\n    NODE_USE_ENV_PROXY: '1',\n  },\n}\n",
        "{ env: { vars: {\n    A: +.5, 'b c': -0x1F,\n    http_proxy: \"http://u:p@h\" /* a */, /* b */ Z: NaN } } }\n",
        "{\n  a: 1\n, env: {\n    vars: {\n        /* none\n           yet */\n    }\n  }\n, b: Infinity\n}\n",
        "{ env: { vars: { NODE_USE_ENV_PROXY: \"0\" }, }, env: { vars: { \\u004eODE_USE_ENV_PROXY: true, }, }, }\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var values = new Dictionary<string, string>();
        var waiting = new Stack<(string Path, Node Node)>([("", document.Root)]);
        while (waiting.TryPop(out var next))
        {
            var (path, node) = next;
            if (node is ScalarNode scalar)
            {
                values[path] = scalar.Value is string text ? text : $"({scalar.Value ?? "null"})";
            }

            foreach (var (name, child) in Children(node))
            {
                waiting.Push(($"{path}/{name}", child));
            }
        }

        return values;
    }

    // Members from the first to the last of a name, so that the last is the one that stays in the dictionary.
    private static IEnumerable<(string, Node)> Children(Node node) => node switch
    {
        ObjectNode section => section.Members.Where(m => section.Find(m.Name) == m).Select(m => (m.Name, m.Value)),
        ListNode list => list.Items.Select((item, i) => ($"{i}", item)),
        _ => [],
    };
}
