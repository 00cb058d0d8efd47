using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Cli.Commands;

/// <summary>The one file that <c>inspect</c> and <c>set</c> are about.</summary>
/// <param name="takesInput">Whether it may come by standard input.</param>
internal sealed class FileArgument(bool takesInput)
{
    private readonly Argument<string> file = new("FILE") { Description = takesInput ? "The file; - is standard input" : "The file" };
    private readonly Option<string?>? stdinName = takesInput ? new("--stdin-filename") { Description = "The name of the file that comes by standard input", HelpName = "NAME" } : null;
    private readonly Option<string?> kind = new("--kind") { Description = "What the file is, where its name does not tell", HelpName = "KIND", CompletionSources = { KnownWords.Kinds } };

    /// <summary>Adds the arguments to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(kind);
        if (stdinName is not null)
        {
            command.Add(stdinName);
        }
    }

    /// <summary>Reads and parses the file.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ProxyFixerException">It cannot be read (exit status 3), or its kind is unknown (exit status 2).</exception>
    public Document Read(ParseResult parsed, Host host, ProgramContext here)
    {
        if (StandardInput.Is(parsed.GetValue(file)!) && stdinName is not null)
        {
            var input = StandardInput.Read(parsed.GetValue(stdinName), host, here);
            return FormatOf(parsed, input).Parse(input);
        }

        if (stdinName is not null && parsed.GetValue(stdinName) is not null)
        {
            throw ProxyFixerException.WrongInput("--stdin-filename names what comes by standard input: give - as FILE");
        }

        var path = MachineOptions.Locate(host, parsed.GetValue(file)!, here);
        var text = host.Files.TryRead(path, out var reason)
            ?? throw ProxyFixerException.CouldNotFinish($"{parsed.GetValue(file)} was not read: {reason}");
        return FormatOf(parsed, text).Parse(text);
    }

    /// <summary>The same, where a drop-in of a unit may also be a new one.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The document; of a file that is not there, an empty one.</returns>
    /// <exception cref="ProxyFixerException">It cannot be read (exit status 3), or its kind is unknown (exit status 2).</exception>
    public (Document Document, bool IsNew) ReadOrMake(ParseResult parsed, Host host, ProgramContext here)
    {
        var path = MachinePath.Join(host.HasRoot ? "/" : host.WorkingFolder ?? "/", parsed.GetValue(file)!);
        if (!IsDropIn(path) || host.Files.Status(path) is not null || !host.Files.IsFolder(MachinePath.Folder(MachinePath.Folder(path))))
        {
            return (Read(parsed, host, here), false);
        }

        var text = SourceText.FromString(path, "");
        return (FormatOf(parsed, text).Parse(text), true);
    }

    private static bool IsDropIn(string path) =>
        MachinePath.Folder(path).EndsWith(".service.d", StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal);

    private IFormat FormatOf(ParseResult parsed, SourceText text) =>
        parsed.GetValue(kind) is { } wanted ? FormatCatalog.OfKind(wanted)
        : FormatCatalog.Recognise(text)
        ?? throw FormatCatalog.Unrecognised(parsed.GetValue(file)!);
}
