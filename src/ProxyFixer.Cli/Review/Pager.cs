using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Review;

/// <summary>Shows a text in the user's pager.</summary>
/// <param name="keys">The terminal.</param>
/// <param name="screen">Where the text is printed where there is no pager.</param>
/// <param name="environment">Gives a variable of the environment; null where it is not set.</param>
internal sealed class Pager(IKeys keys, Screen screen, Func<string, string?> environment)
{
    private const int NotExecutable = 126;

    /// <summary>Shows a text.</summary>
    /// <param name="text">Several lines.</param>
    public void Show(string text)
    {
        var command = environment("PAGER") is { Length: > 0 } pager ? pager : environment("TERM") is "dumb" ? "cat" : "less";
        if (keys.Run(command, null, Printable.Of(text)) < NotExecutable)
        {
            return;
        }

        foreach (var line in text.Split('\n'))
        {
            screen.Prose("", line, indent: 0);
        }
    }
}
