using ProxyFixer.Diagnostics;
using ProxyFixer.Reports;
using Spectre.Console;

namespace ProxyFixer.Cli.Review;

/// <summary>Writes lines on a screen of any width, with colours or without.</summary>
internal sealed class Screen
{
    private const int Unknown = 10_000;
    private const int TabStop = 8;
    private readonly IAnsiConsole console;

    /// <summary>Makes a screen.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">Gives the columns at any moment; 0 where they are not known.</param>
    /// <param name="hasColor">Whether to use colours.</param>
    public Screen(TextWriter writer, Func<int> width, bool hasColor)
        : this(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new ScreenOutput(writer, () => width() is > 0 and var columns ? columns : Unknown),
            Ansi = hasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new() { UseDefaultEnrichers = false },
            EnvironmentVariables = new Dictionary<string, string>(),
        }))
    {
    }

    /// <summary>Makes a screen of a console.</summary>
    /// <param name="console">The console.</param>
    public Screen(IAnsiConsole console) => this.console = console;

    /// <summary>Columns at this moment.</summary>
    public int Width => Math.Max(20, console.Profile.Out.Width);

    /// <summary>Bold.</summary>
    public static Style Bold { get; } = new(decoration: Decoration.Bold);

    /// <summary>Steps back.</summary>
    public static Style Faint { get; } = new(decoration: Decoration.Dim);

    /// <summary>Helps, or is added.</summary>
    public static Style Good { get; } = new(Color.Green);

    /// <summary>Is removed.</summary>
    public static Style Bad { get; } = new(Color.Maroon);

    /// <summary>A place in a patch.</summary>
    public static Style Place { get; } = new(Color.Teal);

    /// <summary>The colour of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The style.</returns>
    public static Style Of(Severity severity) => new(
        severity switch { Severity.Error => Color.Maroon, Severity.Warning => Color.Olive, _ => Color.Navy }, decoration: Decoration.Bold);

    /// <summary>Writes a text as it is, in the current line. User text must have gone through <see cref="Printable"/>.</summary>
    /// <param name="text">Without tabs, not wider than what is left of the line.</param>
    /// <param name="style">Its look; null for plain.</param>
    public void Write(string text, Style? style = null) => console.Write(new Spectre.Console.Text(text, style ?? Style.Plain));

    /// <summary>Takes back what stands at the end of the line; every terminal knows this, also a dumb one.</summary>
    /// <param name="cells">How many cells.</param>
    public void Back(int cells)
    {
        var back = new string('\b', cells);
        console.Profile.Out.Writer.Write(back + new string(' ', cells) + back);
    }

    /// <summary>Ends the line.</summary>
    public void EndLine() => console.WriteLine();

    /// <summary>Writes sentences, broken between words; further lines are indented.</summary>
    /// <param name="label">Stands before the first line; may be empty.</param>
    /// <param name="text">Any text.</param>
    /// <param name="style">The label's look; null for plain.</param>
    /// <param name="indent">Columns of the further lines.</param>
    public void Prose(string label, string text, Style? style = null, int indent = 6)
    {
        var lines = CellText.Wrap(Printable.Of(text.ReplaceLineEndings(" ")), Width, CellText.Width(label), indent);
        Write(label, style);
        foreach (var line in lines)
        {
            Write(line);
            EndLine();
        }
    }

    /// <summary>Writes a line of a hunk; where it is too long it goes on in lines that begin with <c>&gt;</c>.</summary>
    /// <param name="line">The line with its mark.</param>
    public void HunkLine(string line)
    {
        var style = line switch { ['+', ..] => Good, ['-', ..] => Bad, ['@', ..] => Place, _ => Style.Plain };
        var parts = CellText.Fold(CellText.ExpandTabs(line, TabStop), Width, "> ");
        foreach (var part in parts)
        {
            Write(part, style);
            EndLine();
        }
    }
}
