namespace ProxyFixer.Text;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
public static class NearestName
{
    /// <summary>How far two names are apart.</summary>
    /// <param name="a">A short text.</param>
    /// <param name="b">Another.</param>
    /// <returns>Levenshtein's distance, in which two letters that changed places count once; upper and lower case are the same.</returns>
    public static int Distance(string a, string b)
    {
        int[] before = [], row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var next = new int[b.Length + 1];
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(row[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1), Math.Min(row[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, row) = (row, next);
        }

        return row[^1];
    }

    /// <summary>Asks back.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <returns><c>; did you mean 'NAME'?</c>, or an empty text where nothing is near.</returns>
    public static string Question(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        var nearest = names.Select(one => (Name: one, Distance: Distance(one, name))).DefaultIfEmpty((Name: "", Distance: int.MaxValue)).MinBy(one => one.Distance);
        var begun = name.Length < 3 ? [] : names.Where(one => one.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return nearest.Distance <= Math.Max(1, name.Length / 4) ? $"; did you mean '{nearest.Name}'?"
            : begun is [var only] ? $"; did you mean '{only}'?"
            : "";
    }

    /// <summary>Asks back, and goes on.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <param name="further">What is said in any case, a clause.</param>
    /// <returns><c>; did you mean 'NAME'? FURTHER</c>, or <c>; FURTHER</c> where nothing is near.</returns>
    public static string Question(string name, IEnumerable<string> known, string further) =>
        Question(name, known) is { Length: > 0 } question ? $"{question} {further}" : $"; {further}";

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
