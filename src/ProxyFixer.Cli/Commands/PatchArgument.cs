using System.CommandLine;
using ProxyFixer.Plans;

namespace ProxyFixer.Cli.Commands;

/// <summary>The patch that <c>apply</c> is about: a file of this machine, or <c>-</c> for standard input.</summary>
internal sealed class PatchArgument
{
    private readonly Argument<string> patch = new("PATCH") { Description = "A patch that diff wrote, or any unified diff; - is standard input" };

    /// <summary>Adds the argument to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Add(patch);

    /// <summary>Reads the patch.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Standard input and the working folder.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="ProxyFixerException">It cannot be read (exit status 3), or it is malformed (exit status 2).</exception>
    public Plan Read(ParseResult parsed, ProgramContext here)
    {
        var name = parsed.GetValue(patch)!;
        if (name.Length == 0)
        {
            throw ProxyFixerException.WrongInput("name the patch to apply; - is standard input");
        }

        return Plan.Read(StandardInput.Is(name) ? "standard input" : name, ReadAll(name, here));
    }

    private static ReadOnlySpan<byte> ReadAll(string name, ProgramContext here)
    {
        try
        {
            // Without a lock: who can read the file must not be able to keep others from it.
            return WholeStream.Read(
                () => StandardInput.Is(name) ? here.Input()
                    : new FileStream(Path.Combine(here.WorkingFolder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
                here.Cancellation).Span;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"{(StandardInput.Is(name) ? "standard input" : name)} was not read: {Reason(e)}", e);
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "no permission, or it is a folder",
        _ => failure.Message,
    };
}
