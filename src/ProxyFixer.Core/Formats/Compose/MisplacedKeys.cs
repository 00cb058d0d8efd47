using System.Numerics;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>
/// Finds variables that stand where Compose does not look. Compose refuses every key it does not know; which those are changes
/// with its version, so only keys that cannot become known are told here.
/// </summary>
internal static class MisplacedKeys
{
    // Compose specification, top-level elements.
    private static readonly HashSet<string> TopLevel =
        ["version", "name", "include", "services", "networks", "volumes", "secrets", "configs", "models"];

    private static readonly string[] Sections = ["environment", "env_file"];

    /// <summary>Checks the top of a document: a service or a section outside of <c>services</c>.</summary>
    /// <param name="root">The mapping at the top.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    public static void CheckTop(YamlMap root, List<SyntaxError> errors)
    {
        foreach (var entry in root.Members.Where(e => e.Name is { } name && !TopLevel.Contains(name) && !IsExtension(name)))
        {
            if (Sections.Contains(entry.Name))
            {
                errors.Add(new(entry.Key.Span, $"{entry.Name} belongs into a service"));
            }
            else if (entry.Value.Meaning is YamlMap map && map.Members.Exists(member => member.Name is "image" or "build"))
            {
                errors.Add(new(entry.Key.Span, "a service belongs under services"));
            }
        }
    }

    /// <summary>Checks a service: a section whose name is misspelt.</summary>
    /// <param name="service">The service's mapping.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    public static void CheckService(YamlMap service, List<SyntaxError> errors)
    {
        for (var i = 0; i < service.MemberCells.Length; i += 2)
        {
            var key = service.MemberCells[i];
            if (key.Characters is { Length: > 5 and < 20 } name && !name.StartsWith("x-", StringComparison.Ordinal) && Meant(name) is { } meant)
            {
                errors.Add(new(key.Span, $"there is no such key; is {meant} meant?"));
            }
        }
    }

    private static string? Meant(ReadOnlySpan<char> name)
    {
        foreach (var section in Sections)
        {
            if (MayBeNear(section, name) && !name.SequenceEqual(section) && Distance(section, name) <= 2)
            {
                return section;
            }
        }

        return null;
    }

    // Each letter of one word that is not in the other must have been dropped or changed.
    private static bool MayBeNear(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        Math.Abs(a.Length - b.Length) <= 2 && BitOperations.PopCount(Letters(a) & ~Letters(b)) <= 2;

    private static uint Letters(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }

    private static bool IsExtension(string name) => name.StartsWith("x-", StringComparison.Ordinal);

    // Levenshtein's distance: letters added, dropped or changed.
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
