using System.Collections.Immutable;

namespace ProxyFixer.Tree;

/// <summary>The names that items of a list belong to: in a list of a command's words an option names the word behind it.</summary>
public static class ItemNames
{
    /// <summary>Names each item.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="items">Its items.</param>
    /// <returns>The items in order: each with the list's name, behind <c>--token</c> with the list's name, a dot and <c>token</c>.</returns>
    public static IEnumerable<(string Name, Node Node)> Of(string list, ImmutableArray<Node> items)
    {
        var name = list;
        foreach (var item in items)
        {
            yield return (name, item);
            name = item is ScalarNode { AsString: ['-', _, ..] option } && option.Length < 64 && !option.Contains('=') ? $"{list}.{option.TrimStart('-')}" : list;
        }
    }
}
