using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>Terminal colours (ECMA-48, "select graphic rendition"), or none.</summary>
/// <param name="isOn">False leaves every text as it is.</param>
public sealed class AnsiStyle(bool isOn)
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
        Severity.Error => With("1;31", "error"),
        Severity.Warning => With("1;33", "warning"),
        _ => With("1;34", "info"),
    };

    private string With(string code, string text) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
