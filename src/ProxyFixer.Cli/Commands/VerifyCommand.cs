using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Gateways;
using ProxyFixer.Proof;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer verify</c>: what the gateway really does, by its running process, its Node and its code. Nothing leaves the machine but with <c>--online</c> or <c>--turn</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var (machine, output) = (new MachineOptions(), new OutputOptions("text", "json"));
        var gateways = new GatewayOptions();
        var online = new Option<bool>("--online") { Description = "Also ask the real proxy and back end, and say before what is contacted" };
        var turn = new Option<bool>("--turn") { Description = "Also have the agent take one real turn, as the service's user, and say before what is asked" };
        var command = new Command("verify", "Prove what the gateway does: running process, route, headers, sign-in, trust");
        gateways.AddTo(command);
        command.Add(online);
        command.Add(turn);
        machine.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var host = machine.Read(parsed, here);
            var found = gateways.Find(parsed, host);
            gateways.Require(parsed, found);
            output.HasFile(parsed, here); // a report that has no place is told before anything is run
            var prover = new Prover(host, host.HasRoot ? null : here.FindUser()) { ShowsAll = output.ShowsAll(parsed), GoesOnline = parsed.GetValue(online), TakesTurn = parsed.GetValue(turn) };
            foreach (var contact in found.SelectMany(prover.Announce))
            {
                here.Remark($"proxyfixer: {contact}\n");
            }

            var report = new ProofReport([.. found.Select(prover.Prove)], host.Display);
            output.Write(parsed, here, Text(report, output.Format(parsed) == "json", output.UseColor(parsed, here)));
            return Close(found, report, here);
        });
        return command;
    }

    private static string Text(ProofReport report, bool isJson, bool hasColor)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        if (isJson)
        {
            report.WriteJson(text);
        }
        else
        {
            report.WriteText(text, new(hasColor));
        }

        return text.ToString();
    }

    // Silence is never health: what could not be checked is no success.
    private static int Close(ImmutableArray<Gateway> found, ProofReport report, ProgramContext here)
    {
        if (found.IsEmpty)
        {
            here.Remark("proxyfixer: nothing was checked, because no service that starts OpenClaw was found here\n");
        }

        return report.HasFailed ? ExitCode.Findings : report.IsComplete ? ExitCode.Clean : ExitCode.CouldNotFinish;
    }
}
