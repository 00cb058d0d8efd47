using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Settings;

/// <summary>Another severity that the settings give to rules.</summary>
/// <param name="Word">A rule's id or name, or the beginning of ids, as it is written.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="Wrong">Makes the error that points at the word.</param>
public sealed record SettingsSeverity(string Word, Severity Severity, int Line, Func<string, ProxyFixerException> Wrong)
{
    private static readonly ImmutableSortedDictionary<string, Severity> Words = Enum.GetValues<Severity>()
        .ToImmutableSortedDictionary(one => one.ToString().ToLower(CultureInfo.InvariantCulture), one => one, StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    /// <param name="map">The mapping <c>severity</c>.</param>
    /// <param name="word">One of its keys.</param>
    /// <returns>What it says.</returns>
    internal static SettingsSeverity Read(YamlMap map, string word) =>
        new(word, map.Word(word, Words), map.LineOf(word), message => map.WrongKey(message, word));
}
