using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Services;
using ProxyFixer.Backups;
using ProxyFixer.Fixes;
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
    public static Command Create(ProgramContext here)
    {
        var (machine, file, output, fixes) = (new MachineOptions(), new FileArgument(takesInput: false), new OutputOptions("text", "json"), new FixOptions());
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
            var (document, isNew) = file.ReadOrMake(parsed, host, here);
            var (target, value) = Split(parsed.GetValue(assignment)!);
            var path = document.Format.ReadTarget(target);
            var (patch, kind) = Plan(document, path, value, host);
            if (patch.Before!.Text == patch.After!.Text)
            {
                return Finish([], host, null, null, output, parsed, here);
            }

            ImmutableArray<FilePatch> patches = [isNew ? patch with { Before = null } : patch];
            Warn(new(host, patches[0], kind, path.Name) { Options = string.Concat(machine.Same(parsed).Select(word => RootAdvice.Quote(word) + " ")) }, output, parsed, here);
            output.HasFile(parsed, here); // a report that has no place is told before anything is changed
            if (parsed.GetValue(dryRun))
            {
                return PatchOutput.Print(patches, host, new(host, []), output, output.ShowsAll(parsed), parsed, here);
            }

            var store = fixes.Store(parsed, here);
            return Finish(patches, host, Write(patches, host, new(host.Files, store, here.Clock)), store, output, parsed, here);
        });
        return command;
    }

    private static (string Target, string Value) Split(string assignment) =>
        assignment.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            ? (assignment[..equals], assignment[(equals + 1)..])
            : throw ProxyFixerException.WrongInput("write TARGET=VALUE, for example NODE_USE_ENV_PROXY=1");

    private static (FilePatch Patch, string Kind) Plan(Document document, NodePath path, string value, Host host)
    {
        var (owner, place) = document.Format is IResolvingFormat format ? format.FindOwner(document, path, host.Files) : (document, path);
        var result = owner.Format.Edit(owner, place, value);
        if (result is EditResult.Refused refused)
        {
            var at = owner.Text.PositionAt(refused.Span.Start);
            throw ProxyFixerException.CouldNotFinish(string.Create(
                CultureInfo.InvariantCulture, $"{host.Display(owner.Text.Path)}:{at.Line}:{at.Column}: not changed: {refused.Reason}"));
        }

        return (new(owner.Text.Path, owner.Text, owner.Text.Apply(((EditResult.Edited)result).Edits), []), owner.Format.Kind);
    }

    private static string Write(ImmutableArray<FilePatch> patches, Host host, PatchWriter writer)
    {
        new WriteAccess(host.Files).Require(patches);
        return writer.Write(patches, new Verifier(host, patches, OutsidePrograms.None, nodes: [], findings: null).Check).Id;
    }

    private static void Warn(EditCheck check, OutputOptions output, ParseResult parsed, ProgramContext here)
    {
        foreach (var warning in output.IsQuiet(parsed) ? [] : check.Warnings())
        {
            here.Remark($"proxyfixer: warning: {warning}\n");
        }
    }

    private static int Finish(ImmutableArray<FilePatch> patches, Host host, string? backup, BackupStore? store, OutputOptions output, ParseResult parsed, ProgramContext here)
    {
        output.WriteAfterChange(parsed, here, OutputOptions.Kept(store, backup), () =>
        {
            var advice = AdviceText.After(host, patches, here);
            var changed = patches.Select(patch => new ChangedFile(host.Display(patch.Path), patch.Before?.Sha256, patch.After?.Sha256));
            return output.Format(parsed) == "json"
                ? new ChangeReport(backup, [.. changed], [], AdviceBlock.Flatten(advice)).ToJson()
                : Text(patches, host, output.ShowsAll(parsed) || output.HasFile(parsed, here)) + output.Wrap(Outcome(patches, host, backup is null ? null : store?.RestoreCommand(backup)) + AdviceText.Write(advice, host), parsed, here);
        });
        return ExitCode.Clean;
    }

    private static string Text(ImmutableArray<FilePatch> patches, Host host, bool showsAll) =>
        showsAll ? UnifiedDiff.Render(patches, host.Display) : MaskedDiff.Render(patches, host.Display);

    private static string Outcome(ImmutableArray<FilePatch> patches, Host host, string? restore) => restore is null
        ? "It is already so; nothing was changed.\n"
        : $"{(patches[0].Before is null ? "created" : "changed")} {host.Display(patches[0].Path)}; {restore} puts it back\n";
}
