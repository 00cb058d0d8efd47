using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Cli;

namespace ProxyFixer.Tests.Support;

/// <summary>One run of the program, from arguments to exit status.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the program in this process.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="workingFolder">The real working folder.</param>
    /// <param name="environment">Its whole environment; null gives it none but a state folder in the working folder.</param>
    /// <param name="keys">What the user types, then Ctrl-C; null for no terminal.</param>
    /// <param name="isInterrupted">Whether the user presses Ctrl-C at once.</param>
    /// <param name="clock">Tells the time; null for the real one.</param>
    /// <param name="width">Columns of the terminal; 0 where they are not known.</param>
    /// <param name="input">What comes by standard input; null for nothing.</param>
    public static CommandRun Of(
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string>? environment = null,
        string? keys = null,
        bool isInterrupted = false,
        TimeProvider? clock = null,
        int width = 0,
        string? input = null)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        environment ??= new Dictionary<string, string> { ["XDG_STATE_HOME"] = Path.Combine(workingFolder, "state"), ["HOME"] = workingFolder };
        var here = new ProgramContext(
            output,
            error,
            environment.ToImmutableSortedDictionary(StringComparer.Ordinal),
            workingFolder,
            clock ?? TimeProvider.System,
            keys is null ? null : new TypedKeys(keys, environment, width),
            IsTerminal: keys is null && width > 0,
            new CancellationToken(isInterrupted))
        {
            Width = keys is null ? width : 0,
            ErrorWidth = () => keys is null ? width : 0,
            Input = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input ?? "")),
        };
        return new(Program.Run([.. arguments], here), output.ToString(), error.ToString());
    }

    private sealed class TypedKeys(string keys, IReadOnlyDictionary<string, string> environment, int width) : IKeys
    {
        private int at;

        public int Width => width;

        public char Next() => at < keys.Length ? keys[at++] : throw new OperationCanceledException();

        public int Run(string command, string? file, string? input)
        {
            string[] arguments = file is null ? ["-c", command] : ["-c", command + " \"$@\"", command, file];
            return ExternalTool.Run("/bin/sh", arguments, "/", environment).ExitCode;
        }
    }
}
