using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>Writes a tree as JSON, however deep it is: it keeps its own stack.</summary>
/// <param name="json">Where to.</param>
/// <param name="mask">Gives what may be shown of a text, by the name it belongs to.</param>
public sealed class NodeJson(JsonOutput json, Func<string, string, string> mask)
{
    private readonly Stack<(IEnumerator<(string? Name, Node Node)> Left, Action End)> open = new();

    /// <summary>Writes a tree.</summary>
    /// <param name="root">Any node. Of members with the same name the last is written, in its place.</param>
    public void Write(Node root)
    {
        Begin("", root);
        var name = "";
        while (open.TryPeek(out var top))
        {
            if (!top.Left.MoveNext())
            {
                top.End();
                open.Pop();
                continue;
            }

            var (own, node) = top.Left.Current;
            if (own is not null)
            {
                json.Name(own);
                name = own;
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
                open.Push((Members(map).GetEnumerator(), json.EndObject));
                break;
            case ListNode list:
                json.BeginList();
                open.Push((list.Items.Select(item => ((string?)null, item)).GetEnumerator(), json.EndList));
                break;
            case ScalarNode scalar:
                WriteScalar(name, scalar);
                break;
            case OpaqueNode opaque:
                WriteOpaque(name, opaque);
                break;
        }
    }

    private static IEnumerable<(string? Name, Node Node)> Members(ObjectNode map)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < map.Members.Length; i++)
        {
            last[map.Members[i].Name] = i;
        }

        return map.Members.Where((member, i) => last[member.Name] == i).Select(member => ((string?)member.Name, member.Value));
    }

    private void WriteScalar(string name, ScalarNode scalar)
    {
        switch (scalar.Value)
        {
            case string text: json.Value(mask(name, text)); break;
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
