using System.Text;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>Writes a new member: a key with a string, or a whole section that holds one.</summary>
/// <param name="names">The missing names, from the section to the variable; at least one.</param>
/// <param name="value">The value after decoding.</param>
/// <param name="habits">How its neighbours are written.</param>
internal sealed class MemberText(ReadOnlySpan<string> names, string value, ObjectHabits habits)
{
    private readonly string[] keys = Keys(names, habits);
    private readonly string token = QuotedText.Quote(value, habits.ValueQuote);

    /// <summary>Writes it on one line.</summary>
    /// <returns>The member without a comma.</returns>
    public string OnOneLine()
    {
        var padding = keys.Length > 1 ? habits.Padding : "";
        var text = new StringBuilder();
        for (var i = 0; i < keys.Length - 1; i++)
        {
            text.Append(keys[i]).Append('{').Append(padding);
        }

        text.Append(keys[^1]).Append(token);
        for (var i = 0; i < keys.Length - 1; i++)
        {
            text.Append(padding).Append('}');
        }

        return text.ToString();
    }

    /// <summary>Writes it over several lines where it is a section.</summary>
    /// <param name="newline">The line end.</param>
    /// <param name="indent">The indentation of its first line, which is not written.</param>
    /// <param name="trailingComma">Whether the last member of an object has a comma.</param>
    /// <returns>The member without a comma of its own.</returns>
    public string OverLines(string newline, string indent, bool trailingComma)
    {
        var step = keys.Length > 1 ? habits.Step : "";
        var text = new StringBuilder();
        for (var i = 0; i < keys.Length - 1; i++)
        {
            indent += step;
            text.Append(keys[i]).Append('{').Append(newline).Append(indent);
        }

        text.Append(keys[^1]).Append(token);
        for (var i = 0; i < keys.Length - 1; i++)
        {
            indent = indent[..^step.Length];
            text.Append(trailingComma ? "," : "").Append(newline).Append(indent).Append('}');
        }

        return text.ToString();
    }

    // Each key with its colon.
    private static string[] Keys(ReadOnlySpan<string> names, ObjectHabits habits)
    {
        var keyQuote = habits.KeyQuote;
        var fallback = keyQuote == QuotedText.None ? habits.ValueQuote : keyQuote;
        var (before, after) = habits.Colon;
        var keys = new string[names.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = QuotedText.Key(names[i], keyQuote, fallback) + before + ":" + after;
        }

        return keys;
    }
}
