using System.CommandLine;
using System.Globalization;
using ProxyFixer.Reports;
using ProxyFixer.Tree;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer inspect</c>: what is read in one file; writes nothing.</summary>
internal static class InspectCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var (machine, file, output) = (new MachineOptions(), new FileArgument(takesInput: true), new OutputOptions("text", "json"));
        var resolve = new Option<bool>("--resolve") { Description = "Also follow what the file's reader follows ($include, ${VAR}, env_file, extends)" };
        var command = new Command("inspect", "Show what is read in one file: kind, values, syntax errors") { resolve };
        file.AddTo(command);
        machine.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var host = machine.Read(parsed, here);
            var document = file.Read(parsed, host, here);
            var (report, isBroken) = parsed.GetValue(resolve) && document.Format is IResolvingFormat format
                ? Resolve(format, document, host, output.ShowsAll(parsed))
                : (Inspect(document, host, output.ShowsAll(parsed)), document.IsBroken);
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            (output.Format(parsed) == "json" ? (Action<TextWriter>)report.WriteJson : report.WriteText)(text);
            output.Write(parsed, here, text.ToString());
            return isBroken ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    private static InspectReport Inspect(Document document, Host host, bool showsAll) => new(
        host.Display(document.Text.Path),
        document.Format.Kind,
        [.. document.Errors.Select(error => Place(document, new(document.Text, error), host))],
        document.Root,
        Environment: null,
        showsAll);

    private static (InspectReport Report, bool IsBroken) Resolve(IResolvingFormat format, Document document, Host host, bool showsAll)
    {
        var resolution = format.Resolve(document, host.Files, host.Environment);
        var report = new InspectReport(
            host.Display(document.Text.Path),
            format.Kind,
            [.. resolution.Errors.Select(error => Place(document, error, host))],
            resolution.Root,
            resolution.Environment,
            showsAll);
        return (report, resolution.Errors.Any(error => error.Error.IsFatal));
    }

    private static (string? Path, int Line, int Column, string Message) Place(Document document, LocatedError error, Host host)
    {
        var at = error.Text.PositionAt(error.Error.Span.Start);
        return (error.Text.Path == document.Text.Path ? null : host.Display(error.Text.Path), at.Line, at.Column, error.Error.Message);
    }
}
