using System.CommandLine;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary>The option about browser headers.</summary>
internal sealed class HeaderOptions
{
    private readonly Option<string> headers = MakeHeaders();

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Add(headers);

    /// <summary>Where missing headers are put.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>The mode.</returns>
    public HeaderMode Mode(ParseResult parsed) => Enum.Parse<HeaderMode>(parsed.GetValue(headers)!, ignoreCase: true);

    private static Option<string> MakeHeaders()
    {
        var option = new Option<string>("--headers") { Description = "Put missing browser headers into the code, the config, or the config as far as it can", DefaultValueFactory = _ => "code" };
        option.AcceptOnlyFromAmong("code", "config", "both");
        return option;
    }
}
