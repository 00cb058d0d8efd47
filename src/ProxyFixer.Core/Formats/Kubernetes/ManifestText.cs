using System.Text;
using ProxyFixer.Formats.Yaml;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Scalars as kubectl passes them on: YAML 1.1, by sigs.k8s.io/yaml (a fork of gopkg.in/yaml.v2), which makes JSON of the file.</summary>
internal static class ManifestText
{
    // resolve.go of yaml.v2; yaml.v3 reads these words as strings.
    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" };
    private static readonly HashSet<string> No = new(StringComparer.Ordinal) { "n", "N", "no", "No", "NO", "off", "Off", "OFF" };

    /// <summary>Reads what stands where the API server wants a string.</summary>
    /// <param name="node">What stands there; null for nothing.</param>
    /// <returns>The string, empty for null; null where it is a number, a boolean, a mapping or a list, which the server refuses.</returns>
    public static string? Read(YamlNode? node) => node?.Meaning switch
    {
        YamlScalar scalar when scalar.Tag is null && scalar.Style == YamlStyle.Plain && (Yes.Contains(scalar.Value) || No.Contains(scalar.Value)) => null,
        YamlScalar scalar => YamlValue.Of(scalar) switch
        {
            { Kind: YamlKind.String } value => value.Text,
            { Kind: YamlKind.Time } => scalar.Value,
            { Kind: YamlKind.Null } => "",
            _ => null,
        },
        null => "",
        _ => null,
    };

    /// <summary>Writes a string so that it reads back.</summary>
    /// <param name="value">The string.</param>
    /// <param name="style">How the value before it, or beside it, is written.</param>
    /// <returns>The scalar; plain only where a plain neighbour asks for it and the string survives.</returns>
    public static string Write(string value, YamlStyle style)
    {
        var plain = new YamlScalar(default, null, null, value, YamlStyle.Plain);
        return style != YamlStyle.Plain || value.Length == 0 || !char.IsAsciiLetter(value[0]) || Read(plain) != value ? ScalarText.Quote(value, style) : ScalarText.PlainOrQuote(value);
    }

    /// <summary>Puts variables in, as the kubelet does (k8s.io/kubernetes, third_party/forked/golang/expansion).</summary>
    /// <param name="text">A value of <c>env</c>.</param>
    /// <param name="known">Looks a variable up that stands above; null where it has no value that a file knows.</param>
    /// <returns>The value; null where it depends on what only the cluster knows.</returns>
    public static string? Expand(string text, Func<string, string?> known)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '$' || at + 1 == text.Length)
            {
                result.Append(text[at]);
                continue;
            }

            var close = text[at + 1] == '(' ? text.IndexOf(')', at) : -1;
            if (close < 0)
            {
                // "$$" is a dollar sign; before anything else it stands for itself, with the character behind it.
                result.Append(text[at + 1] == '$' ? "$" : text.AsSpan(at, 2));
                at++;
            }
            else if (known(text[(at + 2)..close]) is { } value)
            {
                result.Append(value);
                at = close;
            }
            else
            {
                return null;
            }
        }

        return result.ToString();
    }

    /// <summary>Writes dollar signs so that the kubelet leaves them as they are.</summary>
    /// <param name="value">The value as the container shall see it.</param>
    /// <returns>The value to write.</returns>
    public static string Escape(string value) => Expand(value, _ => null) == value ? value : value.Replace("$", "$$", StringComparison.Ordinal);
}
