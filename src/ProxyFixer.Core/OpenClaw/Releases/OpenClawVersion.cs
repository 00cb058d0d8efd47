using System.Globalization;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>A version of OpenClaw: 2026.3.8, 2026.7.1-beta.2, 2026.2.6-3.</summary>
/// <param name="Year">First number.</param>
/// <param name="Month">Second number.</param>
/// <param name="Number">Third number: a day or a counter.</param>
/// <param name="Suffix">What follows the hyphen, without it; empty for a plain release.</param>
public sealed record OpenClawVersion(int Year, int Month, int Number, string Suffix = "") : IComparable<OpenClawVersion>
{
    /// <summary>Reads a version.</summary>
    /// <param name="text">"2026.3.8" or "v2026.3.8"; null and anything else gives null.</param>
    /// <returns>The version, or null when the text is none.</returns>
    public static OpenClawVersion? Parse(string? text)
    {
        var rest = (text ?? "").AsSpan().Trim();
        rest = rest.StartsWith("v", StringComparison.Ordinal) ? rest[1..] : rest;
        var hyphen = rest.IndexOf('-');
        var numbers = hyphen < 0 ? rest : rest[..hyphen];
        Span<Range> parts = stackalloc Range[4];
        return numbers.Split(parts, '.') == 3
            && TryNumber(numbers[parts[0]], out var year)
            && TryNumber(numbers[parts[1]], out var month)
            && TryNumber(numbers[parts[2]], out var number)
            && hyphen != rest.Length - 1
                ? new OpenClawVersion(year, month, number, hyphen < 0 ? "" : rest[(hyphen + 1)..].ToString())
                : null;
    }

    /// <summary>Whether it was published before the plain release of the same numbers (alpha, beta, rc).</summary>
    public bool IsPrerelease => Suffix.Length > 0 && Repair is null;

    // "2026.2.6-3" is the third repair of 2026.2.6: npm's own order would put it before, the publishing dates do not.
    private int? Repair => TryNumber(Suffix, out var number) ? number : null;

    /// <inheritdoc/>
    /// <remarks>Pre-releases, then the plain release, then its repairs.</remarks>
    public int CompareTo(OpenClawVersion? other)
    {
        if (other is null)
        {
            return 1;
        }
        var order = (Year, Month, Number, Rank).CompareTo((other.Year, other.Month, other.Number, other.Rank));
        return order != 0 ? order
            : Repair is { } repair && other.Repair is { } otherRepair ? repair.CompareTo(otherRepair)
            : ComparePrerelease(Suffix, other.Suffix);
    }

    /// <summary>Order of versions.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when <paramref name="left"/> is older.</returns>
    public static bool operator <(OpenClawVersion left, OpenClawVersion right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(OpenClawVersion left, OpenClawVersion right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(OpenClawVersion left, OpenClawVersion right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(OpenClawVersion left, OpenClawVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year}.{Month}.{Number}{(Suffix.Length == 0 ? "" : "-")}{Suffix}");

    private int Rank => Suffix.Length == 0 ? 1 : Repair is null ? 0 : 2;

    // As in semantic versioning: identifier by identifier, numbers by value and before words.
    private static int ComparePrerelease(string left, string right)
    {
        var (lefts, rights) = (left.Split('.'), right.Split('.'));
        for (var index = 0; index < Math.Min(lefts.Length, rights.Length); index++)
        {
            var areNumbers = (TryNumber(lefts[index], out var l), TryNumber(rights[index], out var r));
            var order = areNumbers switch
            {
                (true, true) => l.CompareTo(r),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(lefts[index], rights[index]),
            };
            if (order != 0)
            {
                return order;
            }
        }
        return lefts.Length.CompareTo(rights.Length);
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
