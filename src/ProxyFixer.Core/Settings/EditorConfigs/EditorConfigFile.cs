using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Settings.EditorConfigs;

/// <summary>What an <c>.editorconfig</c> or <c>.globalconfig</c> says of the severities of our rules.</summary>
/// <param name="IsRoot">Whether folders above do not count.</param>
/// <param name="Severities">In file order.</param>
/// <remarks>editorconfig.org, specification 0.17; learn.microsoft.com, "Configuration files for code analysis rules".</remarks>
public sealed partial record EditorConfigFile(bool IsRoot, ImmutableArray<EditorConfigSeverity> Severities)
{
    /// <summary>Reads a file. As everywhere with such files, lines and keys that are not understood are somebody else's.</summary>
    /// <param name="shown">The file as it is shown, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ProxyFixerException">A severity of one of our rules is none; says line and column (exit status 2).</exception>
    public static EditorConfigFile Parse(string shown, string text)
    {
        var (isRoot, section, found) = (false, (string?)null, ImmutableArray.CreateBuilder<EditorConfigSeverity>());
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (Header().Match(line) is { Success: true } header)
            {
                section = header.Groups["glob"].Value;
            }
            else if (Pair().Match(line) is { Success: true } pair)
            {
                var (key, value) = (pair.Groups["key"].Value, pair.Groups["value"]);
                isRoot |= section is null && Is(key, "root") && Is(value.Value, "true");
                if (Key().Match(key) is { Success: true } ours)
                {
                    var (id, place) = (ours.Groups["id"].Value.ToUpperInvariant(), $"{shown}({number},{pair.Groups["key"].Index + ours.Groups["id"].Index + 1})");
                    found.Add(new(id, EditorConfigWord.Read(value.Value, $"{shown}({number},{value.Index + 1})"), section, $"{shown}:{number}") { Place = place });
                }
            }
        }

        return new(isRoot, found.ToImmutable());
    }

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\uFEFF?\s*\[(?<glob>.+)\]\s*(?:[#;].*)?$")]
    private static partial Regex Header();

    // A comment may stand behind a blank.
    [GeneratedRegex(@"^\uFEFF?\s*(?<key>[^#;=:\[\s][^=:]*?)\s*[=:]\s*(?<value>.*?)\s*(?:\s[#;].*)?$")]
    private static partial Regex Pair();

    [GeneratedRegex(@"\Adotnet_diagnostic\.(?<id>PXF[0-9]{4})\.severity\z", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}

/// <summary>A severity that such a file gives to a rule.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Severity">The severity; null for the rule's own (<c>default</c>).</param>
/// <param name="Section">The section's pattern; null above the first section.</param>
/// <param name="From">File and line, as they are shown.</param>
public sealed record EditorConfigSeverity(string Id, Severity? Severity, string? Section, string From)
{
    /// <summary>File, line and column of the id, for messages.</summary>
    public string Place { get; init; } = From;
}
