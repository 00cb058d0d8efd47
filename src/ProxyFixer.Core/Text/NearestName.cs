namespace ProxyFixer.Text;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
public static class NearestName
{
    /// <summary>How far two names are apart.</summary>
    /// <param name="a">A short text.</param>
    /// <param name="b">Another.</param>
    /// <returns>Levenshtein's distance; upper and lower case are the same.</returns>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + cost, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }

    /// <summary>Asks back.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <returns><c>; did you mean 'NAME'?</c>, or an empty text where nothing is near.</returns>
    public static string Question(string name, IEnumerable<string> known)
    {
        var nearest = known.Select(one => (Name: one, Distance: Distance(one, name))).DefaultIfEmpty((Name: "", Distance: int.MaxValue)).MinBy(one => one.Distance);
        return nearest.Distance <= Math.Max(1, name.Length / 4) ? $"; did you mean '{nearest.Name}'?" : "";
    }
}
