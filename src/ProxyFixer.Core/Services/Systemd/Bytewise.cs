using System.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The order of names that systemd and the C locale have: by the bytes of UTF-8.</summary>
internal static class Bytewise
{
    /// <summary>Compares by bytes; UTF-16 order differs only where surrogates are involved.</summary>
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string a, string b) =>
        a.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') < 0 && b.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') < 0
            ? string.CompareOrdinal(a, b)
            : Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
