using System.Text.RegularExpressions;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Starters;

/// <summary>Scripts of an init system: of a shell, of openrc-run, of execline.</summary>
internal static partial class InitScript
{
    private const int MostPrograms = 8;

    /// <summary>
    /// Lists what such a script starts. Program and arguments often stand in variables of their own (<c>DAEMON=</c> and <c>DAEMON_ARGS=</c> of
    /// Debian's scripts, <c>command=</c> and <c>command_args=</c> of OpenRC), so what is set to a program counts with each other value.
    /// </summary>
    /// <param name="text">The script.</param>
    /// <returns>Commands, as they could be given to a shell; empty where the file is no script.</returns>
    public static IEnumerable<string> Commands(SourceText text)
    {
        if (!text.Text.StartsWith("#!", StringComparison.Ordinal) || !NamedProgram.IsNamedIn(text.Text))
        {
            return [];
        }

        string[] values =
        [
            .. from command in ScriptCommands.Of(text)
               from word in command.Words
               let value = Value().Match(word.Text)
               where value.Success
               select value.Groups[1].Value,
        ];
        return [text.Text, .. from program in values.Where(value => Program().IsMatch(value)).Take(MostPrograms) from arguments in values select $"{program} {arguments}"];
    }

    [GeneratedRegex(@"^\w+=(.+)\z", RegexOptions.Singleline)]
    private static partial Regex Value();

    // Not a folder or a log of that name.
    [GeneratedRegex(@"/bin/openclaw\b|/openclaw/.*\.m?js\b")]
    private static partial Regex Program();
}
