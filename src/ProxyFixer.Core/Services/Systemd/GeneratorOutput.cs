using System.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>How values of environment.d come through systemd's generator.</summary>
internal static class GeneratorOutput
{
    private const string Letters = "\a\b\t\n\v\f\r";

    /// <summary>Gives a value as services get it.</summary>
    /// <param name="value">The value as the generator read it.</param>
    /// <returns>
    /// The same, but for control characters: the generator prints them as C escapes (<c>\t</c>, <c>\033</c>), and the manager, which reads its output
    /// like an environment file, keeps the backslash. Run with systemd 252.
    /// </returns>
    public static string Passed(string value)
    {
        if (!value.Any(IsEscaped))
        {
            return value;
        }

        var passed = new StringBuilder();
        foreach (var c in value)
        {
            passed.Append(Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var letter ? $"\\{"abtnvfr"[letter]}"
                : IsEscaped(c) ? "\\" + Convert.ToString(c, 8).PadLeft(3, '0') : c.ToString());
        }

        return passed.ToString();
    }

    private static bool IsEscaped(char c) => c is < ' ' or '\u007F';
}
