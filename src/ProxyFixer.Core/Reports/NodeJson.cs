using ProxyFixer.Diagnostics;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>Writes a tree as JSON, however deep it is: it keeps its own stack.</summary>
/// <param name="json">Where to.</param>
/// <param name="mask">Gives what may be shown of a text or a number, by the name it belongs to; a hidden number becomes a text.</param>
/// <param name="maskName">Gives what may be shown of a name.</param>
public sealed class NodeJson(JsonOutput json, Func<string, string, string> mask, Func<string, string> maskName)
{
    private readonly Stack<(IEnumerator<(string Name, Node Node)> Left, bool IsMap, Action End)> open = new();

    /// <summary>Writes a tree.</summary>
    /// <param name="root">Any node. Of members with the same name the last is written, in its place.</param>
    public void Write(Node root)
    {
        Begin("", root);
        while (open.TryPeek(out var top))
        {
            if (!top.Left.MoveNext())
            {
                top.End();
                open.Pop();
                continue;
            }

            var (name, node) = top.Left.Current;
            if (top.IsMap)
            {
                json.Name(maskName(name));
            }

            Begin(name, node);
        }
    }

    private void Begin(string name, Node node)
    {
        switch (node)
        {
            case ObjectNode map:
                json.BeginObject();
                open.Push((Members(map).GetEnumerator(), true, json.EndObject));
                break;
            case ListNode list:
                json.BeginList();
                open.Push((ItemNames.Of(name, list.Items).GetEnumerator(), false, json.EndList));
                break;
            case ScalarNode scalar:
                WriteScalar(name, scalar);
                break;
            case OpaqueNode opaque:
                WriteOpaque(name, opaque);
                break;
        }
    }

    private static IEnumerable<(string Name, Node Node)> Members(ObjectNode map)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < map.Members.Length; i++)
        {
            last[map.Members[i].Name] = i;
        }

        return map.Members.Where((member, i) => last[member.Name] == i).Select(member => (member.Name, member.Value));
    }

    private void WriteScalar(string name, ScalarNode scalar)
    {
        switch (scalar.Value)
        {
            case string text: json.Value(mask(name, text)); break;
            case double number when mask(name, NodeText.Show(number)) is var shown && shown == Secrets.Hidden: json.Value(shown); break;
            case double number: json.Value(number); break;
            case bool flag: json.Value(flag); break;
            default: json.Value((string?)null); break;
        }
    }

    private void WriteOpaque(string name, OpaqueNode opaque) => json.Map(() =>
    {
        if (opaque.Detail is { } detail)
        {
            json.Member(opaque.Mark, mask(name, detail));
        }
        else
        {
            json.Member(opaque.Mark, true);
        }
    });
}
