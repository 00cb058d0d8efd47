using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Proof.Node;

namespace ProxyFixer.Proof;

/// <summary>
/// One real turn of the agent: <c>openclaw agent</c> with the gateway's own Node, environment and user, and what came back. It asks the
/// model with the user's sign-in, and is made only where the user asks for it.
/// </summary>
/// <param name="host">The machine.</param>
internal sealed class TurnCheck(Host host)
{
    private const string Name = "turn";
    private const string Session = "proxyfixer-verify"; // none of the user's own conversations
    private const int MostOutput = 64 * 1024; // characters, of each stream
    private static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(90);

    /// <summary>Says what will be done.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <returns>A sentence without a full stop; null where nothing will be.</returns>
    public static string? Announce(Gateway gateway) => Why(gateway) is not null ? null
        : $"--turn runs one turn of OpenClaw's agent as the user of {gateway.Service.Name}: it asks the model of the config, with the sign-in that is there, in the session {Session}";

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="user">Who it runs as; null where that is unknown.</param>
    /// <param name="limit">How long the turn may take; null for the usual time.</param>
    /// <returns>The check.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    public Check Run(Gateway gateway, UserAccount? user, TimeSpan? limit = null)
    {
        if (Why(gateway) is { } why)
        {
            return Check.NotNeeded(Name, why);
        }

        var time = limit ?? TurnLimit;
        var node = new GatewayNode(host, gateway, user) { RunLimit = time + TimeSpan.FromSeconds(10) };
        if (node.Obstacle() is { } obstacle)
        {
            return Check.NotChecked(Name, obstacle.Reason, obstacle.Next is null ? [] : [obstacle.Next]);
        }

        if (gateway.Command.Script is not { } script || !host.Files.IsFile(script))
        {
            return Check.NotChecked(Name, "which OpenClaw it starts is unknown");
        }

        string[] words = [.. node.Options, script, "agent", "--session-id", Session, "--message", "Answer with the one word: pong", "--json", "--timeout", Number(time)];
        var run = new NodeRun(NodeScripts.Turn, [], gateway.Environment.Remove("NODE_OPTIONS"), node.WorkingFolder, json => json.Map(() =>
        {
            json.List("arguments", words);
            json.Member("nodeOptions", gateway.Environment.GetValueOrDefault("NODE_OPTIONS"));
            json.Member("limit", (int)time.TotalMilliseconds);
            json.Member("most", MostOutput);
        }))
        { IsWatched = false };
        return node.Run(run) is not { Answers: [{ HasResult: true } answer] } ? Check.NotChecked(Name, $"{host.Display(gateway.Command.Node!)} could not be run as its user, or did not end in time")
            : ForeignAnswer.Judge(Name, () => Judge(TurnAnswer.Read(answer.Result, model => IsInConfig(model, gateway)), time));
    }

    private static string? Why(Gateway gateway) => gateway.IsNodeHost ? "a node host asks no model" : null;

    private bool IsInConfig(string model, Gateway gateway) => host.Files.TryRead(gateway.State.ConfigPath, out _)?.Text.Contains(model, StringComparison.Ordinal) == true;

    private static string Number(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static Check Judge(TurnAnswer answer, TimeSpan time)
    {
        ImmutableArray<string> evidence = [.. answer.Words.Take(3)];
        return answer.IsLate ? Check.Failed(Name, $"no answer came within {Number(time)} seconds", "proxyfixer verify --online") with { Evidence = evidence }
            : answer.Reply is { } reply ? Check.Passed(Name, $"the agent answered{(answer.Model is null ? "" : $", by {answer.Model}")}") with { Evidence = [$"it said: {reply}"] }
            : Check.Failed(Name, answer.Status == 0 ? "the agent ended without an answer" : $"the agent failed ({(answer.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"exit status {status}") : "by a signal")})", "proxyfixer verify --online", "openclaw logs") with { Evidence = evidence };
    }
}
