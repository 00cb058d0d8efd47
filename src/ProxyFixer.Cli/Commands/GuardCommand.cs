using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Guard;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer guard</c>: watches, by the system's own units, what a fix depends on.</summary>
internal static class GuardCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var options = new GuardOptions();
        var command = new Command("guard", "Watch by the system's own units what a fix depends on, and tell when an update undoes it");
        options.AddTo(command);
        command.SetAction(parsed => options.Action(parsed) switch
        {
            "install" => new GuardSetup(options, parsed, here).Install(),
            "remove" => new GuardSetup(options, parsed, here).Remove(),
            "status" => Status(options, parsed, here),
            "print" => Print(options, parsed, here),
            "run" => new GuardRun(options, parsed, here).Run(),
            _ => GuardRun.Call(["fix", "--reapply", "--format", options.Output.Format(parsed), .. options.Same(parsed)], here),
        });
        return command;
    }

    private static int Status(GuardOptions options, ParseResult parsed, ProgramContext here)
    {
        var host = options.Machine.Read(parsed, here);
        ImmutableArray<GuardedService> guards = [.. options.Gateways.Find(parsed, host).Select(gateway => GuardedService.Of(host, gateway)).OfType<GuardedService>()];
        if (guards.IsEmpty || (options.Gateways.Wanted(parsed) is not null && guards.All(IsNothing)))
        {
            throw ProxyFixerException.WrongInput(options.Gateways.Wanted(parsed) is { } unit
                ? $"there is no service {unit} of systemd or launchd here, and no guard of one"
                : "no service of systemd or launchd that starts OpenClaw was found here; name the one whose guard is left");
        }

        var report = new GuardReport(guards, host, new(host.HasRoot ? null : here.FindUser()), options.InstallCommand(parsed));
        options.Output.Write(parsed, here, options.Output.Format(parsed) == "json" ? report.ToJson() : report.ToText());
        return report.IsWhole ? ExitCode.Clean : ExitCode.Findings;
    }

    private static bool IsNothing(GuardedService guard) =>
        guard.Gateway.Service.LoadState == UnitLoadState.NotFound && guard.Paths.All(path => guard.StateOf(path) == GuardFileState.Missing);

    private static int Print(GuardOptions options, ParseResult parsed, ProgramContext here)
    {
        if (options.Reapplies(parsed))
        {
            throw ProxyFixerException.WrongInput("what stands before a start only looks and never writes; --reapply goes with install");
        }

        var host = options.Machine.Read(parsed, here);
        var found = options.Gateways.Find(parsed, host).Where(gateway => gateway.Systemd is { Fragment: not null }).ToArray();
        if (found.Length == 0)
        {
            throw ProxyFixerException.WrongInput($"there is no {(options.Gateways.Wanted(parsed) is { } unit ? $"service {unit}" : "service that starts OpenClaw")} of systemd here, and only its services have ExecStartPre=");
        }

        var order = options.Order(parsed, host, store: null, here);
        options.Output.Write(parsed, here, string.Join('\n', found.Select(gateway => new StartCheck(host, gateway).Write(order).Text)));
        return ExitCode.Clean;
    }
}
