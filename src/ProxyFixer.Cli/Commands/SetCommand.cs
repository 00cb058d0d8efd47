using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Tree;
using ProxyFixer.Verification;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer set</c>: one lossless change of one file, the same way as <c>fix</c> writes.</summary>
internal static class SetCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(Surroundings here)
    {
        var (machine, file, output, fixes) = (new MachineOptions(), new FileArgument(), new OutputOptions("text", "json"), new FixOptions());
        var assignment = new Argument<string>("TARGET=VALUE") { Description = "A variable, SERVICE.NAME (compose) or a JSON pointer (config), and its value" };
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "Print the patch, change nothing" };
        var command = new Command("set", "Set one variable or setting in one file, losslessly");
        file.AddTo(command);
        command.Add(assignment);
        command.Add(dryRun);
        machine.AddTo(command);
        output.AddTo(command);
        fixes.AddTo(command, withTrust: false);
        command.SetAction(parsed =>
        {
            var host = machine.Read(parsed, here);
            var document = file.Read(parsed, host, here);
            var (target, value) = Split(parsed.GetValue(assignment)!);
            var patch = Plan(document, document.Format.ReadTarget(target), value, host);
            ImmutableArray<FilePatch> patches = patch.Before!.Text == patch.After!.Text ? [] : [patch];
            return parsed.GetValue(dryRun)
                ? DiffCommand.Print(patches, host, new(host, []), output, parsed, here)
                : Write(patches, host, new(host.Files, fixes.Store(parsed, here), here.Clock), output, parsed, here);
        });
        return command;
    }

    private static (string Target, string Value) Split(string assignment) =>
        assignment.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            ? (assignment[..equals], assignment[(equals + 1)..])
            : throw ProxyFixerException.WrongInput("write TARGET=VALUE, for example NODE_USE_ENV_PROXY=1");

    private static FilePatch Plan(Document document, NodePath path, string value, Host host)
    {
        var (owner, place) = document.Format is IResolvingFormat format ? format.FindOwner(document, path, host.Files) : (document, path);
        var result = owner.Format.Edit(owner, place, value);
        if (result is EditResult.Refused refused)
        {
            var at = owner.Text.PositionAt(refused.Span.Start);
            throw ProxyFixerException.CouldNotFinish(string.Create(
                CultureInfo.InvariantCulture, $"{host.Display(owner.Text.Path)}:{at.Line}:{at.Column}: not changed: {refused.Reason}"));
        }

        return new(owner.Text.Path, owner.Text, owner.Text.Apply(((EditResult.Edited)result).Edits), []);
    }

    private static int Write(
        ImmutableArray<FilePatch> patches, Host host, PatchWriter writer, OutputOptions output, ParseResult parsed, Surroundings here)
    {
        var obstacle = patches.Select(patch => new WriteAccess(host.Files).Find(patch.Path)).FirstOrDefault(found => found is not null);
        if (obstacle is not null)
        {
            throw ProxyFixerException.CouldNotFinish($"nothing was changed: {obstacle.Path} cannot be written: {obstacle.Reason}{(obstacle.NeedsRoot ? "; use sudo" : "")}");
        }

        var verifier = new Verifier(host, patches, OutsidePrograms.None, nodes: [], findings: null);
        var backup = patches.IsEmpty ? null : writer.Write(patches, verifier.Check);
        var changed = patches.Select(patch => new ChangedFile(host.Display(patch.Path), patch.Before?.Sha256, patch.After?.Sha256));
        var report = new ChangeReport(backup?.Id, [.. changed], [], []);
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        if (output.Format(parsed) == "json")
        {
            report.WriteJson(text);
        }
        else
        {
            text.Write(output.ShowsAll(parsed) ? UnifiedDiff.Render(patches, host.Display) : MaskedDiff.Render(patches, host.Display));
            text.Write(backup is null
                ? "It is already so; nothing was changed.\n"
                : $"changed {host.Display(patches[0].Path)}; proxyfixer restore {backup.Id} puts it back\n");
        }

        output.Write(parsed, here, text.ToString());
        return ExitCode.Clean;
    }
}
