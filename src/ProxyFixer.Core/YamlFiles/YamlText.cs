using System.Text;
using System.Text.RegularExpressions;

namespace ProxyFixer.YamlFiles;

/// <summary>Texts as they are written in YAML.</summary>
internal static partial class YamlText
{
    /// <summary>Writes a text so that every reader takes it for that very text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text itself, or in quotes.</returns>
    public static string Of(string text)
    {
        if (Plain().IsMatch(text))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        return quoted.Append('"').ToString();
    }

    // What no reader of YAML takes for anything but a text.
    [GeneratedRegex(@"\A[/A-Za-z][\w./~@+-]*(?: [A-Za-z][\w./~@+-]*)+\z|\A(?:[/~]|[A-Za-z]+[/.-])[\w./~@+-]*\z")]
    private static partial Regex Plain();
}
