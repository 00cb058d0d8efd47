using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ProxyFixer.Cli.Completion;

namespace ProxyFixer.Cli.Manual;

/// <summary>The manual pages, in the macros of man(7): proxyfixer(1) and one page for each command.</summary>
/// <param name="commands">The commands.</param>
/// <param name="version">The program's version.</param>
/// <param name="time">Seconds since 1970, of which the page carries the day (reproducible-builds.org/specs/source-date-epoch); null for no date.</param>
internal sealed class ManualPages(ImmutableArray<CommandShape> commands, string version, string? time)
{
    /// <summary>Writes proxyfixer(1).</summary>
    /// <returns>The page.</returns>
    public string Program()
    {
        var page = Head("proxyfixer", "find and fix why OpenClaw fails behind a proxy").Append(
            """
            .SH SYNOPSIS
            .B proxyfixer
            .RI [ command ]
            .RI [ options ]
            .RI [ path ...]

            """).Append(StandingText.Description).Append(".SH COMMANDS\n");
        foreach (var command in commands)
        {
            page.Append(CultureInfo.InvariantCulture, $".TP\n.BR {Roff.Of("proxyfixer-" + command.Name)} (1)\n{Sentence(command.Summary)}\n");
        }

        return page.Append(StandingText.ExitStatus).Append(StandingText.Environment).Append(StandingText.Files).ToString();
    }

    /// <summary>Writes the page of a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The page.</returns>
    public string Command(CommandShape command)
    {
        var page = Head("proxyfixer-" + command.Name, char.ToLowerInvariant(command.Summary[0]) + command.Summary[1..]);
        page.Append(CultureInfo.InvariantCulture, $".SH SYNOPSIS\n.B proxyfixer {command.Name}\n.RI [ options ]\n");
        page.AppendJoin("", command.Arguments.Select(Synopsis));
        page.Append(CultureInfo.InvariantCulture, $".SH DESCRIPTION\n{Sentence(command.Summary)}\n");
        foreach (var argument in command.Arguments)
        {
            page.Append(CultureInfo.InvariantCulture, $".TP\n.I {Roff.Of(argument.Name)}\n{Sentence(argument.Summary)}\n");
        }

        page.Append(".SH OPTIONS\n");
        foreach (var option in command.Options)
        {
            page.Append(CultureInfo.InvariantCulture, $".TP\n{Names(option)}\n{Sentence(option.Summary)}{(option.MayBeRepeated ? "\nMay be repeated." : "")}\n");
        }

        return page.Append(StandingText.ExitStatus).Append(".SH SEE ALSO\n.BR proxyfixer (1)\n").ToString();
    }

    private StringBuilder Head(string name, string summary)
    {
        var day = long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";
        return new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $".TH {Roff.Of(name.ToUpperInvariant())} 1 \"{day}\" \"ProxyFixer {version}\" \"User Commands\"\n.SH NAME\n{Roff.Of(name)} \\- {Roff.Of(summary)}\n");
    }

    private static string Synopsis(ValueShape argument) => (argument.Arity.MinimumNumberOfValues, argument.Arity.MaximumNumberOfValues) switch
    {
        (0, 1) => $".RI [ {Roff.Of(argument.Name)} ]\n",
        (0, _) => $".RI [ {Roff.Of(argument.Name)} ...]\n",
        _ => $".I {Roff.Of(argument.Name)}\n",
    };

    private static string Names(OptionShape option)
    {
        var letter = option.Short is null ? "" : $"\\fB{Roff.Of(option.Short)}\\fR, ";
        var value = option.Value is null ? ""
            : option.Value.Arity.MinimumNumberOfValues == 0 ? $"[=\\fI{Roff.Of(option.Value.Name)}\\fR]"
            : $" \\fI{Roff.Of(option.Value.Name)}\\fR";
        return $"{letter}\\fB{Roff.Of(option.Name)}\\fR{value}";
    }

    private static string Sentence(string summary) => Roff.Of(summary) + ".";
}
