using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell.Fish;

/// <summary>
/// The file in which fish keeps its universal variables (<c>set -U</c>), format 3.0: <c>SETUVAR --export NAME:value</c>, the value escaped. fish writes it
/// anew itself, so that it is only read.
/// </summary>
internal static partial class FishVariables
{
    /// <summary>Its name.</summary>
    public const string FileName = "fish_variables";

    /// <summary>Reads it.</summary>
    /// <param name="source">The file.</param>
    /// <returns>Its exported variables; the parts of a list are joined by blanks, of a path by colons, as fish gives them to programs.</returns>
    public static ShellReading Read(SourceText source) =>
        new(source, [.. Line().Matches(source.Text).Where(match => match.Groups["options"].Value.Contains("--export", StringComparison.Ordinal)).Select(Effect)], [], [], [], []);

    private static ShellEffect Effect(Match match)
    {
        var (name, value) = (match.Groups["name"], match.Groups["value"]);
        string[] parts = value.Value == @"\x1d" ? [""] : value.Value.Split(@"\x1e");
        var separator = match.Groups["options"].Value.Contains("--path", StringComparison.Ordinal) ? ":" : " ";
        return new(EffectKind.Set, name.Value, IsCertain: true, new(match.Index, match.Length))
        {
            Exports = true,
            Literal = string.Join(separator, parts.Select(Decode)),
            NameSpan = new(name.Index, name.Length),
            ValueSpan = new(value.Index, value.Length),
        };
    }

    private static string Decode(string escaped) => Escape().Replace(escaped, match => match.Value[1] switch
    {
        'x' or 'X' or 'u' or 'U' when match.Length > 2 => Character(int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'e' => "\e",
        var other => other.ToString(),
    });

    private static string Character(int code) => Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";

    [GeneratedRegex(@"^SETUVAR(?<options>(?: --\w+)*) (?<name>\w+):(?<value>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\\(?:[xX][0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|[^\n])")]
    private static partial Regex Escape();
}
