using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer env</c>: the environment the gateway starts with, and which line of which file put each value there.</summary>
internal static class EnvCommand
{
    private const int LongestRun = 5000;

    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var (machine, output) = (new MachineOptions(), new OutputOptions("text", "json"));
        var gateways = new GatewayOptions();
        var runNode = new Option<bool>("--run-node") { Description = "Run node --version where the version is not known otherwise" };
        var command = new Command("env", "Show the environment the gateway starts with, and where each value comes from");
        gateways.AddTo(command);
        command.Add(runNode);
        machine.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var host = machine.Read(parsed, here);
            var found = gateways.Find(parsed, host);
            if (parsed.GetValue(runNode))
            {
                found = [.. found.Select(gateway => gateway with { Node = AskNode(gateway.Node, host) })];
            }

            var report = new EnvReport(found, host.Display, output.ShowsAll(parsed), output.IsVerbose(parsed)) { Width = OutputOptions.Width(output.Targets(parsed)[0], here) };
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            if (output.Format(parsed) == "json")
            {
                report.WriteJson(text);
            }
            else
            {
                gateways.Require(parsed, found);
                new EnvTable(report, new(output.UseColor(parsed, here))).Write(text);
            }

            output.Write(parsed, here, text.ToString());
            if (found.IsEmpty && !output.IsQuiet(parsed))
            {
                here.Remark("No service that starts OpenClaw was found here.\n");
            }

            gateways.Require(parsed, found); // JSON says how the manager sees it, too
            return found.IsEmpty && TellRefused(host, here) ? ExitCode.CouldNotFinish : ExitCode.Clean;
        });
        return command;
    }

    // Where there was no permission to look, a service may be.
    private static bool TellRefused(Host host, ProgramContext here)
    {
        foreach (var (path, reason) in host.Files.Refused)
        {
            here.Remark($"proxyfixer: {host.Display(path)} was not read: {reason}\n");
        }

        return host.Files.Refused.Count > 0;
    }

    // Only on request, and never the node of another root: it may be built for another machine, or not be what it seems.
    private static NodeBinary? AskNode(NodeBinary? node, Host host)
    {
        if (node is null or { Version: not null } || host.HasRoot || !host.Files.IsFile(node.Path))
        {
            return node;
        }

        using var process = Process.Start(new ProcessStartInfo(node.Path, "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
        var answer = process?.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMilliseconds(LongestRun)).GetAwaiter().GetResult();
        return NodeVersion.Parse(answer) is { } version ? node with { Version = version, Basis = "node --version" } : node;
    }
}
