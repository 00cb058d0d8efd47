using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Backups;
using ProxyFixer.Gateways;
using ProxyFixer.Proof;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>
/// <c>fix --verify</c>: what <c>verify</c> says before and after the changes. Where a check is worse than before, the user is offered to take
/// them back.
/// </summary>
internal sealed class FixVerification
{
    private readonly Run run;
    private readonly ProgramContext here;
    private readonly ImmutableArray<ServiceProof> before;

    /// <summary>Makes the checks before anything is changed.</summary>
    /// <param name="run">What is fixed.</param>
    /// <param name="here">Streams and keyboard.</param>
    /// <exception cref="ProxyFixerException">The machine is not this one (exit status 2).</exception>
    public FixVerification(Run run, ProgramContext here)
    {
        if (run.Host.HasRoot)
        {
            throw ProxyFixerException.WrongInput("--verify looks at this machine while it runs; what lies below --root is not run");
        }

        (this.run, this.here) = (run, here);
        before = Prove();
    }

    /// <summary>Makes the checks again, and shows them.</summary>
    /// <param name="backup">What keeps the former files; null where nothing was changed.</param>
    /// <param name="output">Where the checks are shown.</param>
    /// <param name="style">Colours.</param>
    /// <returns>The exit status that this adds: 1 where a check failed, or got worse; else 0.</returns>
    /// <exception cref="InterruptedException">The user stopped the checks, or did not answer; the changes are there.</exception>
    public int Close(Backup? backup, TextWriter output, AnsiStyle style)
    {
        try
        {
            return Compare(backup, output, style);
        }
        catch (OperationCanceledException) when (backup is not null)
        {
            throw new InterruptedException($"{OutputOptions.Kept(run.Store, backup.Id)}; only the checks are not complete");
        }
    }

    private int Compare(Backup? backup, TextWriter output, AnsiStyle style)
    {
        var report = new ProofReport(backup is null ? before : Prove(), run.Host.Display);
        output.Write("\n");
        report.WriteText(output, style);
        if (backup is not null && Worse(report.Services) is { Length: > 0 } worse)
        {
            here.Remark($"proxyfixer: worse than before: {string.Join(", ", worse)}\n");
            Offer(backup);
            return ExitCode.Findings;
        }

        return report.Services.SelectMany(service => service.Checks).Any(check => check.Outcome == CheckOutcome.Failed && IsOfFiles(check)) ? ExitCode.Findings : ExitCode.Clean;
    }

    private ImmutableArray<ServiceProof> Prove()
    {
        var host = run.Host with { Files = new(run.Host.Files.Root) };
        here.Opened.Add(host.Files);
        var prover = new Prover(host, here.FindUser());
        return [.. new GatewayFinder(host).Find(run.ScanResult.Unit, run.ScanResult.Scope).Select(prover.Prove)];
    }

    private string[] Worse(ImmutableArray<ServiceProof> after) =>
    [
        .. from now in after
           from then in before
           where now.Gateway.Service.Name == then.Gateway.Service.Name && now.Gateway.Service.ScopeWords == then.Gateway.Service.ScopeWords
           from pair in now.Checks.Zip(then.Checks)
           where pair.First.IsWorseThan(pair.Second) && IsOfFiles(pair.First)
           select $"{pair.First.Name} of {now.Gateway.Service.Name}",
    ];

    // A running process is always older than the changes: the advice says how to start it anew.
    private static bool IsOfFiles(Check check) => check.Name != "process";

    private void Offer(Backup backup)
    {
        if (here.Keys is not { } keys)
        {
            here.Remark($"proxyfixer: {run.Store.RestoreCommand(backup.Id)} takes the changes back\n");
            return;
        }

        here.Output.Write("Take the changes back [y,n]? ");
        var key = keys.Next();
        here.Output.Write($"{(key == 'y' ? "y" : "n")}\n");
        if (key == 'y')
        {
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            new RestoreRun(run.Store, force: false, "text", showsAll: false, here).Run(backup, text);
            here.Output.Write(Printable.Of(text.ToString()));
        }
    }
}
