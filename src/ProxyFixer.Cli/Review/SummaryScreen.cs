using System.Collections.Immutable;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Review;

/// <summary>Draws what would be done: each file with its owner and changes, and the commands to run afterwards.</summary>
/// <param name="screen">The screen.</param>
/// <param name="display">Gives a path as it is shown.</param>
/// <param name="advice">Gives the commands to run after a review is applied.</param>
internal sealed class SummaryScreen(Screen screen, Func<string, string> display, Func<ReviewState, ImmutableArray<string>> advice)
{
    /// <summary>Draws it.</summary>
    /// <param name="state">The review.</param>
    public void Draw(ReviewState state)
    {
        var summary = ReviewSummary.Of(state);
        screen.EndLine();
        screen.Write($"{Count(summary.Accepted, "change")} in {Count(summary.Files.Length, "file")}:", Screen.Bold);
        screen.EndLine();
        foreach (var file in summary.Files)
        {
            screen.Prose($"  {file.Deed} ", $"{display(file.Path)} (owner: {file.Owner})", Screen.Good, indent: 4);
            foreach (var change in file.Changes)
            {
                screen.Prose("    ", $"{change.Diagnostic.Rule.Id}: {change.Fix.Title}", indent: 6);
            }
        }

        if (summary.LeftOut > 0)
        {
            screen.Prose("", $"{Count(summary.LeftOut, "change")} left out.");
        }

        Advise(advice(state));
    }

    /// <summary>Writes a number with its noun.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">The noun in the singular; its plural ends in s.</param>
    /// <returns><c>2 changes</c>.</returns>
    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    private void Advise(ImmutableArray<string> commands)
    {
        if (commands.IsEmpty)
        {
            return;
        }

        screen.Prose("", "Afterwards run, so that it takes effect:");
        foreach (var command in commands)
        {
            screen.Prose("  ", command, indent: 4);
        }
    }
}
