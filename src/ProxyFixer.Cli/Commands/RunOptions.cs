using System.CommandLine;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options of the commands that judge a machine (<c>lint</c>, <c>diff</c>, <c>fix</c>), and the run that they describe.</summary>
/// <param name="offersFixes">Whether the user can say how far a fix must be trusted.</param>
/// <param name="formats">The forms of the report; the first is the default.</param>
internal sealed class RunOptions(bool offersFixes, params string[] formats)
{
    private readonly MachineOptions machine = new();
    private readonly ScanOptions scan = new(writes: offersFixes);
    private readonly HeaderOptions headers = new();
    private readonly SettingsOptions settings = new();
    private readonly RuleOptions rules = new();
    private readonly FixOptions fixes = new();

    /// <summary>Findings that were there before.</summary>
    public BaselineOptions Baselines { get; } = new(accepted: offersFixes ? "left" : "found");

    /// <summary>What the report looks like and where it goes.</summary>
    public OutputOptions Output { get; private init; } = new(formats);

    /// <summary>Whether the command is about reports: it writes one run in several forms.</summary>
    public bool WritesManyReports
    {
        init => Output = new(formats) { MayBeMany = value };
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        scan.AddTo(command);
        machine.AddTo(command);
        headers.AddTo(command);
        settings.AddTo(command);
        rules.AddTo(command);
        Output.AddTo(command);
        Baselines.AddTo(command);
        fixes.AddTo(command, offersFixes);
    }

    /// <summary>Whether a file comes by standard input.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True where a PATH means it.</returns>
    public bool HasInput(ParseResult parsed) => scan.HasInput(parsed);

    /// <summary>Refuses a baseline where a patch or a dialogue goes.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <exception cref="ProxyFixerException">Both would go to standard output (exit status 2).</exception>
    public void CheckStandardOutput(ParseResult parsed)
    {
        if (Baselines.Target(parsed) == "-")
        {
            throw ProxyFixerException.WrongInput("--write-baseline needs the name of a file here: standard output has the report");
        }
    }

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Environment and working folder.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ProxyFixerException">An option is wrong (exit status 2).</exception>
    public Run Read(ParseResult parsed, ProgramContext here)
    {
        var store = fixes.Store(parsed, here);
        here.Remark(store.FindUnfinished() is { } notice ? $"proxyfixer: {notice}\n" : "");
        var host = settings.Read(parsed, machine.Read(parsed, here), here);
        host = host with { Patched = PatchedFiles.Of(store, host.Files.Root) };
        (var baseline, host) = Baselines.Read(parsed, host, here);
        var failOn = rules.FailOn(parsed, host.Settings);
        var request = new FixRequest(failOn ?? Severity.Info, offersFixes ? fixes.Trust(parsed) : Applicability.Safe);
        (var looked, host) = scan.Read(parsed, host, here);
        looked = looked with { Headers = headers.Mode(parsed) };
        var engine = rules.Engine(parsed, host, settings.EditorConfigs(parsed, host, here), here);
        var pipeline = new Pipeline(host, looked, engine, request)
        {
            Baseline = baseline,
            Programs = new(here.Environment.GetValueOrDefault("PATH")),
        };
        return new(pipeline, host, request, failOn, store, engine) { ScanResult = looked };
    }
}

/// <summary>What the options of a command describe.</summary>
/// <param name="Pipeline">The way to findings and changes.</param>
/// <param name="Host">The machine.</param>
/// <param name="Request">Which findings are fixed.</param>
/// <param name="FailOn">The least severity that makes the exit status 1; null for none.</param>
/// <param name="Store">Where former files are kept.</param>
/// <param name="Engine">The rules.</param>
internal sealed record Run(Pipeline Pipeline, Host Host, FixRequest Request, Severity? FailOn, BackupStore Store, RuleEngine Engine)
{
    /// <summary>What is looked at.</summary>
    public required ScanRequest ScanResult { get; init; }

    /// <summary>The same run with another baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>A run over the machine as it is.</returns>
    public Run With(Baselines.Baseline baseline) => this with
    {
        Pipeline = new(Host, ScanResult, Engine, Request) { Baseline = baseline, Programs = Pipeline.Programs },
    };
}
