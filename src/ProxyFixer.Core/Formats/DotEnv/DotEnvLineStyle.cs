using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>How a line is written, so that a new one can look like it.</summary>
/// <param name="Before">Indentation and <c>export</c>.</param>
/// <param name="Separator">From the key to the value: <c>=</c>, <c> = </c>, <c>: </c>.</param>
/// <param name="Quote">The quote around the value, or NUL.</param>
internal sealed record DotEnvLineStyle(string Before, string Separator, char Quote)
{
    /// <summary>The style of a file that has no assignment to copy.</summary>
    public static DotEnvLineStyle Plain { get; } = new("", "=", '\0');

    /// <summary>Reads the style of an assignment; what crosses lines or is no plain blank is not copied.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The assignment.</param>
    /// <returns>Its style.</returns>
    public static DotEnvLineStyle Of(string text, in DotEnvAssignment place)
    {
        var indent = place.Start;
        while (indent > 0 && text[indent - 1] is ' ' or '\t')
        {
            indent--;
        }

        var before = text[indent..place.Key.Start];
        var separator = place.Value.Length > 0 ? text[place.Key.End..place.Value.Start]
            : text[place.Key.End] is ' ' ? " = "
            : text[place.Key.End..place.AfterSeparator];
        return new(IsOfOneLine(before) ? before : "", IsOfOneLine(separator) ? separator : "=", place.Quote);
    }

    /// <summary>Writes a line without its end.</summary>
    /// <param name="key">The variable.</param>
    /// <param name="spelling">The value with its quotes.</param>
    /// <returns>The line.</returns>
    public string Line(string key, string spelling) => Before + key + Separator + spelling;

    private static bool IsOfOneLine(string text) => text.All(c => c is ' ' or '\t' || !EcmaSpace.Has(c));
}
