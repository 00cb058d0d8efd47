using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;
using ProxyFixer.Plans;
using ProxyFixer.Rules;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer apply</c>: applies a patch that was reviewed and maybe edited, in the same way as <c>fix</c> writes.</summary>
internal sealed class ApplyCommand
{
    private readonly PatchArgument patch = new();
    private readonly MachineOptions machine = new();
    private readonly HeaderOptions headers = new();
    private readonly SettingsOptions settings = new();
    private readonly RuleOptions rules = new();
    private readonly OutputOptions output = new("text", "json");
    private readonly FixOptions fixes = new();
    private readonly Option<bool> check = new("--check") { Description = "Only say whether it would apply; change nothing" };

    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var self = new ApplyCommand();
        var command = new Command("apply", "Apply a patch that diff wrote and a person reviewed, with a backup") { self.check };
        self.patch.AddTo(command);
        self.machine.AddTo(command);
        self.headers.AddTo(command);
        self.settings.AddTo(command);
        self.rules.AddTo(command);
        self.output.AddTo(command);
        self.fixes.AddTo(command, withTrust: false);
        command.SetAction(parsed => self.Run(parsed, here));
        return command;
    }

    private int Run(ParseResult parsed, ProgramContext here)
    {
        var store = fixes.Store(parsed, here);
        var isCheck = parsed.GetValue(check);
        TellUnfinished(store, isCheck, here);
        var host = settings.Read(parsed, machine.Read(parsed, here), here);
        host = host with { Patched = PatchedFiles.Of(store, host.Files.Root) };
        var engine = rules.Engine(parsed, host, settings.EditorConfigs(parsed, host, here), here);
        var plan = patch.Read(parsed, here);
        var fitter = new PlanFitter(host, plan, output.ShowsAll(parsed));
        var fitted = fitter.Fit();
        if (!fitted.Refusals.IsEmpty)
        {
            throw ProxyFixerException.CouldNotFinish("nothing was changed, because the patch does not fit:\n"
                + string.Concat(fitted.Refusals.Select(refusal => $"  {refusal}\n"))
                + "Make a new one with diff, or fix the patch");
        }

        output.HasFile(parsed, here); // a report that has no place is told before anything is changed
        var outcome = new ApplyOutcome(plan, fitted, host, rules.FailOn(parsed, host.Settings), isCheck);
        var pipeline = JudgeOf(plan, fitter, host, engine, headers.Mode(parsed));
        if (!plan.IsEmpty)
        {
            new WriteAccess(host.Files).Require(fitted.Patches);
            outcome.Judge(pipeline, isCheck ? null : new PatchWriter(host.Files, store, here.Clock), new(here.Environment.GetValueOrDefault("PATH")));
        }

        output.WriteAfterChange(parsed, here, OutputOptions.Kept(store, outcome.BackupId), () =>
        {
            outcome.Advise(here);
            return output.Format(parsed) == "json" ? outcome.ToJson() : output.Wrap(outcome.ToText(store), parsed, here);
        });
        return outcome.TellUnreadable(here) ? ExitCode.CouldNotFinish : outcome.Status;
    }

    // A run that was killed must be settled before anything is written.
    private static void TellUnfinished(BackupStore store, bool isCheck, ProgramContext here)
    {
        if (store.FindUnfinished() is { } notice)
        {
            here.Remark(isCheck ? throw ProxyFixerException.CouldNotFinish(notice) : $"proxyfixer: {notice}\n");
        }
    }

    // What the plan was made for is looked at again: the machine, or the paths that the user named then, as far as they are there.
    private static Func<Host, Pipeline> JudgeOf(Plan plan, PlanFitter fitter, Host host, RuleEngine engine, HeaderMode mode)
    {
        var home = fitter.Base();
        var paths = plan.Header?.Paths.Select(home.Path).Where(path => host.Files.Status(path) is not null).ToImmutableArray() ?? [];
        var request = new ScanRequest(paths, paths.IsEmpty ? null : plan.Header?.Kind, null, null) { Headers = mode };
        return view => new(view, request, engine, new(Severity.Info, Applicability.Safe));
    }
}
