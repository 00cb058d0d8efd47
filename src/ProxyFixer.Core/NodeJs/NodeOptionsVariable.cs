using System.Text;

namespace ProxyFixer.NodeJs;

/// <summary>The quoting of <c>NODE_OPTIONS</c>.</summary>
/// <remarks>
/// Source: measured on 22.22.0, 24.21.0 and 26.10.0. Only the space separates; double quotes group; a backslash escapes
/// inside quotes only. Tabs, line ends and single quotes are ordinary characters.
/// </remarks>
public static class NodeOptionsVariable
{
    /// <summary>Splits the value into arguments.</summary>
    /// <param name="value">The value of the variable; may be empty.</param>
    /// <param name="arguments">The arguments in order; an empty pair of quotes makes none.</param>
    /// <returns>Null, or what is wrong with the value, in node's words: node then ends with exit status 9.</returns>
    public static string? Split(string value, out IReadOnlyList<string> arguments)
    {
        var list = new List<string>();
        var current = new StringBuilder();
        arguments = list;
        var inQuotes = false;
        for (var at = 0; at < value.Length; at++)
        {
            var c = value[at];
            if (c == '"')
            {
                inQuotes = !inQuotes;
            }
            else if (c == ' ' && !inQuotes)
            {
                Flush(list, current);
            }
            else if (c != '\\' || !inQuotes)
            {
                current.Append(c);
            }
            else if (++at < value.Length)
            {
                current.Append(value[at]);
            }
            else
            {
                return "invalid escape";
            }
        }
        Flush(list, current);
        return inQuotes ? "unterminated string" : null;
    }

    private static void Flush(List<string> list, StringBuilder current)
    {
        if (current.Length > 0)
        {
            list.Add(current.ToString());
            current.Clear();
        }
    }
}
