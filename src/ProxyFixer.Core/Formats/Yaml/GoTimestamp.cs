using System.Globalization;
using System.Text.RegularExpressions;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Dates as gopkg.in/yaml.v3 reads them (resolve.go, parseTimestamp) and Go's <c>time.Time</c> prints them.</summary>
internal static partial class GoTimestamp
{
    private static readonly string[] Fields = ["y", "m", "d", "h", "n", "s"];

    /// <summary>Reads a plain scalar as a date or a date with time.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>For example <c>2026-03-08 00:00:00 +0000 UTC</c>, or null where it is no date.</returns>
    public static string? Print(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match
            || match.Groups["t"].Success != match.Groups["zone"].Success)
        {
            return null;
        }

        var fields = Fields.Select(name => Number(match.Groups[name])).ToArray();
        if (!IsDate(fields))
        {
            return null;
        }

        var digits = match.Groups["f"].Value;
        var fraction = digits[..Math.Min(digits.Length, 9)].TrimEnd('0');
        var stamp = string.Create(CultureInfo.InvariantCulture,
            $"{fields[0]:0000}-{fields[1]:00}-{fields[2]:00} {fields[3]:00}:{fields[4]:00}:{fields[5]:00}");
        return (fraction.Length > 0 ? stamp + "." + fraction : stamp) + " " + Zone(match.Groups["zone"].Value);
    }

    private static bool IsDate(int[] fields) =>
        fields[1] is >= 1 and <= 12
        && fields[2] >= 1
        && fields[2] <= (fields[0] == 0 ? DateTime.DaysInMonth(2000, fields[1]) : DateTime.DaysInMonth(fields[0], fields[1]))
        && fields[3] < 24 && fields[4] < 60 && fields[5] < 60;

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    // A zone without a name is printed by its offset, twice; UTC has a name.
    private static string Zone(string zone)
    {
        var offset = zone.Replace(":", "", StringComparison.Ordinal);
        return offset is "" or "Z" or "+0000" or "-0000" ? "+0000 UTC" : offset + " " + offset;
    }

    [GeneratedRegex(
        @"\A(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})" +
        @"(?:(?:(?<t>[Tt])| )(?<h>[0-9]{1,2}):(?<n>[0-9]{1,2}):(?<s>[0-9]{1,2})(?:[.,](?<f>[0-9]+))?" +
        @"(?<zone>Z|[-+](?:[01][0-9]|2[0-4]):[0-5][0-9])?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
