using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Numbers as gopkg.in/yaml.v3 reads and Go's <c>%v</c> prints them.</summary>
internal static partial class GoNumber
{
    /// <summary>Reads a plain scalar as a number.</summary>
    /// <param name="text">Not empty; begins with a digit, a sign or a point.</param>
    /// <returns>The number as Go prints it, or null where it is none.</returns>
    public static string? Print(string text)
    {
        // Underscores are dropped; behind a leading point they must stand between digits (resolve.go, strconv.ParseFloat).
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (Integer(text) is { } integer)
        {
            return integer.ToString(CultureInfo.InvariantCulture);
        }

        if (!Float().IsMatch(plain) || (text[0] == '.' && !Fraction().IsMatch(text)))
        {
            return null;
        }

        var value = double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? Shortest(value) : null;
    }

    /// <summary>Reads an integer: decimal, <c>0x</c>, <c>0b</c>, <c>0o</c>, and octal behind a leading zero.</summary>
    /// <param name="text">A plain scalar.</param>
    /// <returns>The integer, or null where it is none or does not fit 64 bits.</returns>
    public static BigInteger? Integer(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).AsSpan();
        var negative = digits is ['-', ..];
        var signed = digits is ['-' or '+', ..];
        digits = signed ? digits[1..] : digits;
        var numberBase = digits switch
        {
            ['0', 'x' or 'X', ..] => 16,
            ['0', 'b' or 'B', ..] => 2,
            ['0', 'o' or 'O', ..] => 8,
            ['0', _, ..] => -8,
            _ => 10,
        };
        digits = numberBase is 10 ? digits : digits[(numberBase == -8 ? 1 : 2)..];
        if (!signed && numberBase is 2 or 8 && text[1] is 'b' or 'o' && digits is ['-' or '+', ..])
        {
            // The second attempt of resolve.go reads what is behind the prefix as a number with a sign: 0b-1.
            negative = digits[0] == '-';
            digits = digits[1..];
        }

        if (Magnitude(digits, Math.Abs(numberBase)) is not { } magnitude)
        {
            return null;
        }

        var value = negative ? -magnitude : magnitude;
        return value >= long.MinValue && value <= (signed ? long.MaxValue : ulong.MaxValue) ? value : null;
    }

    /// <summary>Prints an integer as Go prints the same number as a float64.</summary>
    /// <param name="integer">Decimal digits, with a sign where it is negative.</param>
    /// <returns>For example <c>1e+06</c>.</returns>
    public static string AsFloat(string integer) => Shortest(double.Parse(integer, CultureInfo.InvariantCulture));

    // No number of 64 bits has more digits than 64; longer runs of zeros in front still count as digits.
    private static BigInteger? Magnitude(ReadOnlySpan<char> digits, int numberBase)
    {
        if (digits.IsEmpty)
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : numberBase;
            if (digit >= numberBase || value > ulong.MaxValue)
            {
                return null;
            }

            value = (value * numberBase) + digit;
        }

        return value;
    }

    // Go's %v of a float64: the shortest digits that read back, with 'e' for exponents below -4 and from 6 up
    // (strconv/ftoa.go, %e is used if the exponent is less than -4 or at least the precision, 6 for the shortest).
    private static string Shortest(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).TrimStart('-').Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? at : parts[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        var exponent = point - zeros - 1 + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.Trim('0');
        var sign = double.IsNegative(value) ? "-" : "";
        if (digits.Length == 0)
        {
            return sign + "0";
        }

        if (exponent is >= -4 and < 6)
        {
            return sign + Fixed(digits, exponent);
        }

        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        var size = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{size}";
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length == exponent + 1 ? whole : whole[..(exponent + 1)] + "." + whole[(exponent + 1)..];
    }

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(@"\A\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
