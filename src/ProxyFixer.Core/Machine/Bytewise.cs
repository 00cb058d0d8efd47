namespace ProxyFixer.Machine;

/// <summary>The order of names that systemd and the C locale have: by the bytes of UTF-8.</summary>
internal static class Bytewise
{
    /// <summary>Compares by bytes.</summary>
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    /// <summary>Compares two names.</summary>
    /// <param name="a">A name.</param>
    /// <param name="b">Another one.</param>
    /// <returns>Less than 0 where the first comes first, 0 for the same name.</returns>
    public static int Compare(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        return same == a.Length || same == b.Length ? a.Length - b.Length : Rank(a[same]) - Rank(b[same]);
    }

    // UTF-16 has the code points from U+10000 on as surrogates, before U+E000 to U+FFFF; in UTF-8 they come behind.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
