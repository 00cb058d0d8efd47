using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Guard;

namespace ProxyFixer.Cli.Commands;

/// <summary>The arguments and options of <c>guard</c>.</summary>
internal sealed class GuardOptions
{
    private static readonly ImmutableArray<string> Actions = ["install", "status", "remove", "print", "run"];

    // Where OpenClaw's files are; a manager does not know what a shell has set.
    private static readonly ImmutableArray<string> Places = ["OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH", "OPENCLAW_HOME", "OPENCLAW_PROFILE"];

    private readonly Argument<string?> action = new("ACTION")
    {
        Description = "install, status or remove; print shows a drop-in by which the service looks before it starts; run looks once, as the units do",
        Arity = ArgumentArity.ZeroOrOne,
        CompletionSources = { KnownWords.Of(Actions) },
    };

    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Install or remove without asking" };
    private readonly Option<bool> dryRun = new("--dry-run", "-n") { Description = "Print the patch, change nothing" };
    private readonly Option<bool> reapply = new("--reapply") { Description = "Repeat what was reviewed before and an update took away, and nothing else; without ACTION now, like fix --reapply" };
    private readonly Option<string?> command = new("--command") { Description = "What a shell runs where something is found; it gets the report on standard input", HelpName = "COMMAND" };
    private readonly Option<string?> program = new("--program") { Description = "The installed proxyfixer that the units start; without it this one", HelpName = "FILE" };
    private readonly Option<int> settle = new("--settle") { Description = "With run: wait so many seconds first, for an installer that is still at work", HelpName = "SECONDS" };

    /// <summary>Which services.</summary>
    public GatewayOptions Gateways { get; } = new();

    /// <summary>Which machine.</summary>
    public MachineOptions Machine { get; } = new();

    /// <summary>Where the report goes.</summary>
    public OutputOptions Output { get; } = new("text", "json");

    /// <summary>Where former files are kept.</summary>
    public FixOptions Fixes { get; } = new();

    /// <summary>Adds them to a command.</summary>
    /// <param name="guard">The command.</param>
    public void AddTo(Command guard)
    {
        guard.Add(action);
        Gateways.AddTo(guard);
        foreach (var option in new Option[] { yes, dryRun, reapply, command, program, settle })
        {
            guard.Add(option);
        }

        Machine.AddTo(guard);
        Output.AddTo(guard);
        Fixes.AddTo(guard, withTrust: false);
    }

    /// <summary>What is to be done.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>One of the actions; null for <c>guard --reapply</c>.</returns>
    /// <exception cref="ProxyFixerException">It is none (exit status 2).</exception>
    public string? Action(ParseResult parsed) => parsed.GetValue(action) switch
    {
        null => parsed.GetValue(reapply) ? null : throw ProxyFixerException.WrongInput($"say what the guard shall do: {string.Join(", ", Actions)}; or --reapply"),
        var known when Actions.Contains(known) => known,
        var other => throw ProxyFixerException.WrongInput($"guard has no action '{other}'{Text.NearestName.Question(other, Actions, $"it has {string.Join(", ", Actions)}")}"),
    };

    /// <summary>Whether nobody is asked.</summary>
    /// <param name="parsed">The parsed command line.</param>
    public bool IsYes(ParseResult parsed) => parsed.GetValue(yes);

    /// <summary>Whether only the patch is shown.</summary>
    /// <param name="parsed">The parsed command line.</param>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    /// <summary>Whether what was reviewed before is repeated.</summary>
    /// <param name="parsed">The parsed command line.</param>
    public bool Reapplies(ParseResult parsed) => parsed.GetValue(reapply);

    /// <summary>What a shell runs where something is found.</summary>
    /// <param name="parsed">The parsed command line.</param>
    public string? Command(ParseResult parsed) => parsed.GetValue(command);

    /// <summary>How long to wait first.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <exception cref="ProxyFixerException">It is longer than ten minutes, or less than nothing (exit status 2).</exception>
    public TimeSpan Settle(ParseResult parsed) => parsed.GetValue(settle) is >= 0 and <= 600 and var seconds ? TimeSpan.FromSeconds(seconds)
        : throw ProxyFixerException.WrongInput("--settle takes 0 to 600 seconds");

    /// <summary>What a new guard is told.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="store">The folder where former files are kept; null for the usual one of the user that the guard runs as.</param>
    /// <param name="here">How this program was started.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ProxyFixerException">There is no program that lasts (exit status 2).</exception>
    public GuardOrder Order(ParseResult parsed, Host host, string? store, ProgramContext here) => new(GuardProgram.Choose(parsed.GetValue(program), here.Program, host))
    {
        Reapplies = parsed.GetValue(reapply),
        Command = parsed.GetValue(command),
        BackupFolder = store,
        Environment = host.HasRoot ? ImmutableSortedDictionary<string, string>.Empty
            : Places.Where(here.Environment.ContainsKey).ToImmutableSortedDictionary(name => name, name => here.Environment[name], StringComparer.Ordinal),
    };

    /// <summary>The command line that installs the guards of the same services.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>A line for a shell.</returns>
    public string InstallCommand(ParseResult parsed) => string.Join(' ', Same(parsed).Prepend("install").Prepend("guard").Prepend("proxyfixer").Select(RootAdvice.Quote));

    /// <summary>The options by which another command looks at the same.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>Words of a command line.</returns>
    public ImmutableArray<string> Same(ParseResult parsed) =>
    [
        .. Gateways.Wanted(parsed) is { } unit ? ["--unit", unit] : Array.Empty<string>(),
        .. Gateways.Scope(parsed) is { } scope ? ["--scope", scope] : Array.Empty<string>(),
        .. Machine.Same(parsed),
        .. Fixes.Same(parsed),
    ];
}
