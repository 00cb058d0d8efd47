using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Services;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;
using ProxyFixer.Plans;
using ProxyFixer.Reports;
using ProxyFixer.Verification;

namespace ProxyFixer.Cli.Commands;

/// <summary>What <c>apply</c> did, or would do, and what is found afterwards.</summary>
/// <param name="plan">What was asked for.</param>
/// <param name="fitted">What that is on this machine.</param>
/// <param name="host">The machine.</param>
/// <param name="failOn">The lowest severity that counts; null for none.</param>
/// <param name="isCheck">Whether nothing is written.</param>
internal sealed class ApplyOutcome(Plan plan, FittedPlan fitted, Host host, Severity? failOn, bool isCheck)
{
    private Backup? backup;
    private LintResult? after;
    private ImmutableArray<AdviceBlock> advice = [];

    /// <summary>Id of the backup; null where nothing was written.</summary>
    public string? BackupId => backup?.Id;

    /// <summary>The exit status: 1 where something is left to fix; of a check always 0, because it fits.</summary>
    public int Status => isCheck || Left.IsEmpty ? ExitCode.Clean : ExitCode.Findings;

    // A file that goes cannot be thought away: what is found then is known only when it is gone.
    private bool Deletes => fitted.Patches.Any(patch => patch.After is null);

    private ImmutableArray<SkippedChange> Left => failOn is not { } lowest || after is null ? []
        : [.. after.Diagnostics.Where(found => found.Severity >= lowest)
            .Select(found => new SkippedChange(host.Display(found.Location.Path), found.Rule.Id, Reason(found)))];

    /// <summary>Judges the machine as it will be, and writes.</summary>
    /// <param name="judge">Makes the way to findings for a view of the machine.</param>
    /// <param name="writer">Writes; null for a check.</param>
    /// <param name="programs">What is asked about the files before they count.</param>
    /// <exception cref="ProxyFixerException">Something could not be written (exit status 3).</exception>
    public void Judge(Func<Host, Pipeline> judge, PatchWriter? writer, OutsidePrograms programs)
    {
        if (!Deletes)
        {
            after = judge(host with { Files = host.Files.With(fitted.Patches.Select(patch => patch.After!)) }).Lint();
        }

        if (writer is null || fitted.Patches.IsEmpty)
        {
            return;
        }

        var before = judge(host).Lint();
        var verifier = new Verifier(host, fitted.Patches, programs, nodes: [], findings: null);
        backup = writer.Write([.. fitted.Patches.Select(patch => patch with { Patch = CodePatchOf(patch, before) })], verifier.Check);
        after ??= judge(host).Lint();
    }

    /// <summary>Says which files could not be read, so that what is in them was not judged.</summary>
    /// <param name="here">The streams.</param>
    /// <returns>True where there is such a file and the judgement counts.</returns>
    public bool TellUnreadable(ProgramContext here)
    {
        var unreadable = after?.ScanResult.Unreadable ?? [];
        foreach (var file in unreadable)
        {
            here.Remark($"proxyfixer: {host.Display(file.Path)} was not read: {file.Reason}\n");
        }

        return !unreadable.IsEmpty && !isCheck;
    }

    /// <summary>Finds what is to be run now.</summary>
    /// <param name="here">Who runs the program.</param>
    public void Advise(ProgramContext here) => advice = backup is null ? [] : AdviceText.After(host, fitted.Patches, here);

    /// <summary>The report of the contract.</summary>
    /// <returns>JSON.</returns>
    public string ToJson()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var changed = fitted.Patches.Select(patch => new ChangedFile(host.Display(patch.Path), patch.Before?.Sha256, patch.After?.Sha256));
        new ChangeReport(backup?.Id, [.. changed], Left, AdviceBlock.Flatten(advice)).WriteJson(text);
        return text.ToString();
    }

    /// <summary>The report for people.</summary>
    /// <param name="backups">The backups.</param>
    /// <returns>Lines.</returns>
    public string ToText(BackupStore backups)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var path in fitted.AlreadyApplied)
        {
            text.Write($"already applied: {host.Display(path)}\n");
        }

        foreach (var patch in fitted.Patches)
        {
            text.Write($"{Verb(patch)} {host.Display(patch.Path)}\n");
        }

        foreach (var skipped in Left)
        {
            text.Write($"not fixed: {skipped.Id} in {skipped.Path}: {skipped.Reason}\n");
        }

        text.Write(TakenOut());
        text.Write(isCheck && Deletes ? "What would be found afterwards is not known before the file is gone.\n" : "");
        text.Write(Summary(backups));
        return Printable.Of(text.ToString()) + AdviceText.Write(advice, host);
    }

    private string Summary(BackupStore backups) =>
        plan.IsEmpty ? "There is nothing to apply.\n"
        : fitted.Patches.IsEmpty ? fitted.AlreadyApplied.IsEmpty ? "There is nothing to change.\n" : "It is already applied; nothing was changed.\n"
        : backup is null ? "It would apply; nothing was changed.\n"
        : $"The former files are kept as {backup.Id} in {backups.Folder}; {backups.RestoreCommand(backup.Id)} puts them back.\n";

    // A rule whose findings are left says so itself.
    private string TakenOut()
    {
        var silent = fitted.EditedRules.Except(Left.Select(left => left.Id));
        return silent.IsEmpty ? "" : $"taken out of the plan, or edited: what it changed for {string.Join(", ", silent)}\n";
    }

    private string Verb(FilePatch patch) =>
        (isCheck ? "would " : "") + (patch.Before is null ? "create" : patch.After is null ? "delete" : "change") + (isCheck ? "" : "d");

    private string Reason(Diagnostic found) =>
        fitted.EditedRules.Contains(found.Rule.Id) ? "its change was taken out of the plan or edited"
        : found.Fix is null ? found.NoFix ?? "there is no fix"
        : plan.Rules.Contains(found.Rule.Id) ? "it is still found with the plan; proxyfixer fix offers a change"
        : "the patch does not fix it; proxyfixer fix offers a change";

    // So that fix --reapply knows the change after an update.
    private CodePatch? CodePatchOf(FilePatch patch, LintResult before) => before.Diagnostics
        .SelectMany(found => found.Fix?.Changes ?? [])
        .Where(change => change.Patch is not null && IsSame(change.Path, patch.Path) && change.Apply().Sha256 == patch.After?.Sha256)
        .Select(change => change.Patch).FirstOrDefault();

    private bool IsSame(string path, string other) => host.Files.Resolve(path) == host.Files.Resolve(other);
}
