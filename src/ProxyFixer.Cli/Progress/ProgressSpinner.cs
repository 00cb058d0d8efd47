using System.Globalization;
using ProxyFixer.Cli.Review;
using Spectre.Console;

namespace ProxyFixer.Cli.Progress;

/// <summary>Draws the line. Apart from <see cref="ProgressLine"/>, so that a short run does not load what draws it.</summary>
internal static class ProgressSpinner
{
    /// <summary>Draws until the work is done, and takes the line away.</summary>
    /// <param name="here">Standard error.</param>
    /// <param name="done">Is set when the work is done.</param>
    /// <param name="elapsed">Gives the time that it took so far.</param>
    public static void Show(ProgramContext here, ManualResetEventSlim done, Func<TimeSpan> elapsed)
    {
        var hasColor = here.Environment.GetValueOrDefault("NO_COLOR", "").Length == 0;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new ScreenOutput(here.Error, () => here.Width > 0 ? here.Width : 80),
            Ansi = AnsiSupport.Yes,
            ColorSystem = hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Enrichment = new() { UseDefaultEnrichers = false },
            EnvironmentVariables = new Dictionary<string, string>(),
        });
        console.Status().Spinner(Spinner.Known.Dots).Start(Text(elapsed()), status =>
        {
            while (!done.Wait(TimeSpan.FromMilliseconds(500)))
            {
                status.Status(Text(elapsed()));
            }
        });
    }

    private static string Text(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"Looking at the files, {(int)elapsed.TotalSeconds} s");
}
