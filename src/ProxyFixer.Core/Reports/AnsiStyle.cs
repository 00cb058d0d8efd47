using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>Terminal colours (ECMA-48, "select graphic rendition"), or none.</summary>
/// <param name="isOn">False leaves every text as it is.</param>
public sealed partial class AnsiStyle(bool isOn)
{
    /// <summary>Makes a text stand out.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with colour codes around it.</returns>
    public string Bold(string text) => With("1", text);

    /// <summary>Makes a text step back.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with colour codes around it.</returns>
    public string Faint(string text) => With("2", text);

    /// <summary>Marks a text as something that helps, or is added.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with colour codes around it.</returns>
    public string Good(string text) => With("32", text);

    /// <summary>Marks a text as something that is removed.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with colour codes around it.</returns>
    public string Bad(string text) => With("31", text);

    /// <summary>Marks a text as a place in a patch.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with colour codes around it.</returns>
    public string Place(string text) => With("36", text);

    /// <summary>The word for a severity in its colour.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The word with colour codes around it.</returns>
    public string Of(Severity severity) => severity switch
    {
        Severity.Error => Mark(severity, "error"),
        Severity.Warning => Mark(severity, "warning"),
        _ => Mark(severity, "info"),
    };

    /// <summary>Whether the terminal knows links (OSC 8).</summary>
    public bool HasLinks { get; init; }

    /// <summary>Underlining in the colour of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="text">The marks.</param>
    /// <returns>The text with colour codes around it.</returns>
    public string Mark(Severity severity, string text) => With(severity switch { Severity.Error => "1;31", Severity.Warning => "1;33", _ => "1;34" }, text);

    /// <summary>Makes a text a link.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="address">An absolute URI; null for none.</param>
    /// <returns>The text, with a link around it where the terminal knows them.</returns>
    public string Link(string text, string? address) => HasLinks && address is not null ? $"\e]8;;{address}\e\\{text}\e]8;;\e\\" : text;

    /// <summary>How long a text is on the screen.</summary>
    /// <param name="text">A text with or without codes.</param>
    /// <returns>Characters that are seen.</returns>
    public static int Length(string text) => Codes().Replace(text, "").Length;

    [GeneratedRegex(@"\e(?:\[[0-9;]*m|\]8;;[^\e]*\e\\)")]
    private static partial Regex Codes();

    private string With(string code, string text) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
