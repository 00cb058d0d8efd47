using System.CommandLine;
using System.Globalization;
using ProxyFixer.Backups;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options of <c>restore --prune</c>.</summary>
internal sealed class PruneOptions
{
    private const int Kept = 10;
    private readonly Option<bool> prune = new("--prune") { Description = $"Delete the backups that were put back, and all but the newest {Kept}" };
    private readonly Option<int?> keep = new("--keep") { Description = "With --prune: how many of the newest stay", HelpName = "N" };
    private readonly Option<string?> olderThan = new("--older-than") { Description = "With --prune: delete what is older, as 12h, 30d or 2w", HelpName = "AGE" };

    /// <summary>The option that asks for it.</summary>
    public string Name => prune.Name;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(prune);
        command.Add(keep);
        command.Add(olderThan);
    }

    /// <summary>Tells whether backups shall be deleted.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True with <c>--prune</c>.</returns>
    /// <exception cref="ProxyFixerException">What only goes with it stands alone (exit status 2).</exception>
    public bool IsAsked(ParseResult parsed) =>
        parsed.GetValue(prune) || (parsed.GetValue(keep) is null && parsed.GetValue(olderThan) is null
            ? parsed.GetValue(prune)
            : throw ProxyFixerException.WrongInput("--keep and --older-than go with --prune"));

    /// <summary>Reads which backups go.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="root">Only runs below this real folder; null for all.</param>
    /// <param name="damaged">Whether damaged records go, too.</param>
    /// <returns>What is asked for.</returns>
    /// <exception cref="ProxyFixerException">A number or an age is none (exit status 2).</exception>
    public Pruning Read(ParseResult parsed, string? root, bool damaged)
    {
        var age = parsed.GetValue(olderThan) is { } given ? Age(given) : (TimeSpan?)null;
        var number = parsed.GetValue(keep) ?? (age is null ? Kept : null);
        return number < 0 ? throw ProxyFixerException.WrongInput("--keep takes a number from 0 up") : new(number, age, damaged) { Root = root };
    }

    private static TimeSpan Age(string text)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 'h' => 1, 'd' => 24, 'w' => 24 * 7, _ => 0 };
        return unit > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000
            ? TimeSpan.FromHours((double)number * unit)
            : throw ProxyFixerException.WrongInput($"--older-than takes a number and h, d or w, as 12h, 30d or 2w; not '{text}'");
    }
}
