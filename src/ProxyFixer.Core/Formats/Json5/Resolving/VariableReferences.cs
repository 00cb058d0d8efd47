using System.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>
/// <c>${VAR}</c> in strings: names of capital letters, digits and '_'; <c>$${VAR}</c> stands for <c>${VAR}</c>; everything else
/// stays, and so does a reference to a variable that is missing or empty.
/// </summary>
internal static class VariableReferences
{
    /// <summary>Puts in the values of variables, in every string of a tree; keys stay.</summary>
    /// <param name="root">The config after its includes.</param>
    /// <param name="environment">The variables.</param>
    /// <returns>The tree with the values, which are not substituted again.</returns>
    public static Node Substitute(Node root, IReadOnlyDictionary<string, string> environment)
    {
        var touched = Touched.Find(root, _ => false, text => text.Contains('$'));
        return Rebuild.Run<Node>(root, node => node switch
        {
            ScalarNode scalar when scalar.Characters.Contains('$') => new(new ScalarNode(node.Span, Substitute(scalar.AsString!, environment))),
            ListNode list when touched.Has(list) => new(null, list.Span, Sources: list.Items),
            ObjectNode section when touched.Has(section) => new(
                null, section.Span, [.. section.Members.Select(m => m.Name)], [.. section.Members.Select(m => m.Value)]),
            _ => new(node),
        });
    }

    /// <summary>Tells whether a string refers to a variable.</summary>
    /// <param name="text">The string.</param>
    /// <returns>False where every reference is escaped.</returns>
    public static bool AreIn(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0; at = text.IndexOf('$', at))
        {
            var end = EndOfReference(text, at, out var isEscaped);
            if (end > 0 && !isEscaped)
            {
                return true;
            }

            at = Math.Max(end, at + 1);
        }

        return false;
    }

    private static string Substitute(string text, IReadOnlyDictionary<string, string> environment)
    {
        var at = text.IndexOf('$', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (at >= 0)
        {
            var end = EndOfReference(text, at, out var isEscaped);
            if (end > 0)
            {
                result.Append(text, copied, at - copied).Append(Value(text[at..end], isEscaped, environment));
                copied = end;
            }

            at = text.IndexOf('$', Math.Max(end, at + 1));
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static string Value(string reference, bool isEscaped, IReadOnlyDictionary<string, string> environment) =>
        isEscaped ? reference[1..]
        : environment.TryGetValue(reference[2..^1], out var value) && value.Length > 0 ? value
        : reference;

    // Behind the closing brace, or -1 where no reference begins at this '$'.
    private static int EndOfReference(string text, int at, out bool isEscaped)
    {
        isEscaped = at + 1 < text.Length && text[at + 1] == '$';
        var brace = at + (isEscaped ? 2 : 1);
        if (brace >= text.Length || text[brace] != '{')
        {
            return -1;
        }

        var end = brace + 1;
        while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || text[end] == '_' || IsInnerDigit(text, end, brace)))
        {
            end++;
        }

        return end > brace + 1 && end < text.Length && text[end] == '}' ? end + 1 : -1;
    }

    private static bool IsInnerDigit(string text, int at, int brace) => at > brace + 1 && char.IsAsciiDigit(text[at]);
}
