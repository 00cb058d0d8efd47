using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>How an export is written, so that a new one can look like it.</summary>
internal sealed class ShellLineStyle
{
    private readonly string before;

    /// <summary>Reads the style of a command.</summary>
    /// <param name="source">The file.</param>
    /// <param name="like">What the command does, or null for a plain style.</param>
    /// <param name="variables">The variables of the file.</param>
    public ShellLineStyle(SourceText source, ShellEffect? like, ShellVariables variables)
    {
        var text = source.Text;
        IsFish = ShellDialects.Of(source) == ShellDialect.Fish;
        before = IsFish ? "set -gx " : "export ";
        if (like is not { } neighbour)
        {
            return;
        }

        var last = neighbour.Kind == EffectKind.Set ? neighbour : variables.Find(neighbour.Name)?.Last;
        var value = last?.ValueSpan ?? default;
        Quote = ShellSpelling.StyleOf(text.AsSpan(value.Start, value.Length));
        before = Indentation(text, neighbour.Command.Start) + (IsFish ? before : Command(text, neighbour.Command.Start));
    }

    /// <summary>Whether fish reads the line.</summary>
    public bool IsFish { get; }

    /// <summary>The quote around the value, or NUL.</summary>
    public char Quote { get; }

    /// <summary>Writes a line without its end.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="spelling">The value with its quotes.</param>
    /// <returns>The line; it always exports.</returns>
    public string Write(string name, string spelling) => before + name + (IsFish ? " " : "=") + spelling;

    private static string Indentation(string text, int command)
    {
        var start = text.AsSpan(0, command).LastIndexOf('\n') + 1;
        var length = text.AsSpan(start).IndexOfAnyExcept(' ', '\t');
        return length < 0 ? "" : text.Substring(start, length);
    }

    private static string Command(string text, int command)
    {
        var rest = text.AsSpan(command);
        if (!rest.StartsWith("export", StringComparison.Ordinal))
        {
            return "export ";
        }

        var blanks = rest[6..].IndexOfAnyExcept(' ', '\t');
        return blanks < 1 || rest[6 + blanks] is '-' or '\\' ? "export " : rest[..(6 + blanks)].ToString();
    }
}
