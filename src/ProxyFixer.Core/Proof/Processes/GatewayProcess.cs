using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;

namespace ProxyFixer.Proof.Processes;

/// <summary>Finds the process of a gateway: by the control group of its unit, else by what it runs.</summary>
/// <param name="files">The machine.</param>
/// <param name="user">Who the gateway runs as; null where that is unknown.</param>
internal sealed class GatewayProcess(MachineFiles files, UserAccount? user)
{
    /// <summary>Looks for it.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="all">The processes of the machine.</param>
    /// <returns>The one that was started first; null where none is found.</returns>
    public RunningProcess? Find(Gateway gateway, ImmutableArray<RunningProcess> all)
    {
        ImmutableArray<RunningProcess> own = [.. all.Where(process => user is null || process.User == user.Uid)];
        ImmutableArray<RunningProcess> inUnit = gateway.Systemd is { } unit ? [.. own.Where(process => process.IsIn(unit.Id))] : [];
        return inUnit.Where(process => IsNode(process, gateway)).MinBy(process => process.Ticks)
            ?? inUnit.MinBy(process => process.Ticks)
            ?? own.Where(process => IsNode(process, gateway) && RunsOpenClaw(process, gateway)).MinBy(process => process.Ticks);
    }

    // A binary that was replaced since is shown as "PATH (deleted)".
    private bool IsNode(RunningProcess process, Gateway gateway) =>
        gateway.Command.Node is { } node && process.Program?.Replace(" (deleted)", "", StringComparison.Ordinal) is { } program && files.Resolve(program) == files.Resolve(node);

    // OpenClaw puts its name in the place of its command line.
    private bool RunsOpenClaw(RunningProcess process, Gateway gateway) =>
        process.Arguments is [var title, ..] && title.StartsWith("openclaw", StringComparison.Ordinal)
        || (gateway.Command.Script is { } script && process.Arguments.Skip(1).Any(word => word.StartsWith('/') && files.Resolve(word) == files.Resolve(script)));
}
