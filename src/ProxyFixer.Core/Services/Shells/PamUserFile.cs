using System.Text.RegularExpressions;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Shells;

/// <summary>Lines of <c>~/.pam_environment</c> in the form of pam_env.conf(5): <c>NAME DEFAULT=value OVERRIDE=value</c>.</summary>
internal static partial class PamUserFile
{
    /// <summary>Finds such lines; those of the form <c>NAME=value</c> are read like <c>/etc/environment</c>.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Name, value and place of the name; the value is null where it is made of other variables.</returns>
    public static IEnumerable<(string Name, string? Value, TextSpan Where)> Find(SourceText text) =>
        Line().Matches(text.Text).Select(match => (match.Groups["name"].Value, Value(match), new TextSpan(match.Groups["name"].Index, match.Groups["name"].Length)));

    private static string? Value(Match match)
    {
        var value = match.Groups["value"].Captures[^1].Value.Trim('"');
        return value.Contains("${", StringComparison.Ordinal) || value.Contains("@{", StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal) ? null : value;
    }

    [GeneratedRegex("""^[ \t]*(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:[ \t]+(?:DEFAULT|OVERRIDE)=(?<value>"[^"\n]*"|[^\s"]*))+[ \t\r]*$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
