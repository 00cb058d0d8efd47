using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Review;
using ProxyFixer.Diagnostics;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Commands;

/// <summary>The review at the user's terminal.</summary>
internal static class ReviewTerminal
{
    /// <summary>Opens it.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="page">Gives the page of a rule.</param>
    /// <param name="advice">Gives the lines to run after a review is applied.</param>
    /// <param name="output">What the report looks like.</param>
    /// <param name="showsAll">Whether values are shown, too.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The terminal.</param>
    /// <returns>The reviewer; null where there is no terminal.</returns>
    public static TerminalReviewer? Open(
        Host host, Func<RuleDescriptor, string> page, Func<ReviewState, ImmutableArray<string>> advice, OutputOptions output, bool showsAll, ParseResult parsed, ProgramContext here)
    {
        if (here.Keys is not { } keys)
        {
            return null;
        }

        var screen = new Screen(here.Output, () => keys.Width, output.UseColor(parsed, here));
        var changes = new ChangeScreen(screen, host.Display, showsAll);
        var actions = new ReviewActions(
            screen, changes, new(keys, screen), new(keys, here.Environment.GetValueOrDefault), new(keys, screen, here.Environment.GetValueOrDefault), page, keys);
        return new(keys, screen, changes, new(screen, host.Display, advice), actions);
    }
}
