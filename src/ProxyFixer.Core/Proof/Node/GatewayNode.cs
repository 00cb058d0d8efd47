using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Reports;
using ProxyFixer.Services;
using ProxyFixer.Text;
using ProxyFixer.Verification;

namespace ProxyFixer.Proof.Node;

/// <summary>
/// Starts the Node of a gateway as the gateway's user, never as root. Root itself runs nothing but the programs that give its rights
/// away, with a bare environment: the gateway's own is set by the process that has no rights any more.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="gateway">The gateway.</param>
/// <param name="user">Who it runs as; null where that is unknown.</param>
internal sealed class GatewayNode(Host host, Gateway gateway, UserAccount? user)
{
    private const string PlainPath = "/usr/local/bin:/usr/bin:/bin";
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(35); // to start, and to write scripts and answers
    private readonly EffectiveRights rights = EffectiveRights.OfThisProcess();

    /// <summary>The folder that the scripts lie in while they run: of the gateway's user alone, and gone afterwards.</summary>
    public string Folder { get; } = "/tmp/proxyfixer-" + ContentHash.RandomName(16);

    /// <summary>How long a start may take.</summary>
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Node's options of the gateway that can be kept: a second inspector, or a watch on files, would be in the way.</summary>
    public ImmutableArray<string> Options =>
        [.. gateway.Command.Options.Where(option => !option.StartsWith("--inspect", StringComparison.Ordinal) && !option.StartsWith("--watch", StringComparison.Ordinal))];

    /// <summary>The working folder of the gateway.</summary>
    public string WorkingFolder => gateway.Service.WorkingFolder == "~" ? gateway.Home : gateway.Service.WorkingFolder;

    /// <summary>Tells why the gateway's Node cannot be started here.</summary>
    /// <returns>The reason, to stand behind "because", and what would help; null where it can.</returns>
    public (string Reason, string? Next)? Obstacle() =>
        host.HasRoot ? ("what lies below another root is never run", null)
        : gateway.Service.Container is not null ? ("it runs in a container, in which nothing is started", null)
        : gateway.Service.Failure is { } failure ? ($"it does not start: {Secrets.MaskLine(failure.Message)}", "proxyfixer lint")
        : gateway.MissingProgram is not null ? ($"{gateway.MissingProgramShown} does not exist", "proxyfixer lint")
        : gateway.Command.Node is not ['/', ..] || !host.Files.IsFile(gateway.Command.Node) ? ("which Node it starts is unknown", null)
        : user is null ? ("which user it runs as is unknown", null)
        : user.Uid == 0 ? ("it runs as root, and its code is not run as root just to try it", null)
        : !rights.IsRoot && rights.User != user.Uid ? ($"it runs as {user.Name}", RootCommand(gateway))
        : Start() is null ? ("setsid and setpriv (util-linux) are not there", null)
        : null;

    /// <summary>The command by which root makes the checks.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <returns>A line for a shell; root's home is another one.</returns>
    public static string RootCommand(Gateway gateway) => "sudo proxyfixer verify --home " + ShellText.Quote(gateway.Service.Home);

    /// <summary>Starts Node.</summary>
    /// <param name="runs">The starts; they run side by side.</param>
    /// <returns>What came of them; null where Node itself cannot be run, or nothing came of it in time.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    public NodeAnswers? Run(params ReadOnlySpan<NodeRun> runs)
    {
        var (start, environment) = (Start()!.Value, new Dictionary<string, string> { ["PATH"] = PlainPath, ["HOME"] = "/", ["LANG"] = "C.UTF-8" });
        string[] command = [.. start, host.Files.RealPath(gateway.Command.Node!)!, "-e", NodeScripts.Text(NodeScripts.Starter)];
        var ended = ChildProcess.Run(command, environment, RunLimit + Around, Plan(runs), host.Files.Cancellation);
        if (ended is not { Status: 0 })
        {
            // By the user's own rights: a folder that he can write to is no place for root to delete in.
            ChildProcess.Run([.. start, Runner.Tool("rm") ?? "rm", "-rf", "--", Folder], environment, ChildProcess.Limit);
            host.Files.Cancellation.ThrowIfCancellationRequested();
            return null;
        }

        try
        {
            using var answer = JsonDocument.Parse(ended.Value.Output);
            return new(NodeVersion.Parse(answer.RootElement.GetProperty("node").GetString()), [.. answer.RootElement.GetProperty("answers").EnumerateArray().Select(Answer)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static NodeAnswer Answer(JsonElement one) => new(
        one.GetProperty("status").ValueKind == JsonValueKind.Number ? one.GetProperty("status").GetInt32() : null,
        one.GetProperty("error").GetString(),
        one.GetProperty("isLate").GetBoolean(),
        one.GetProperty("result").Clone());

    // Without the groups of root, and such that no program with the setuid bit gives anything back.
    private ImmutableArray<string>? Start() => Runner.Tool("setsid") is not { } setsid ? null
        : !rights.IsRoot ? [setsid]
        : Runner.Tool("setpriv") is { } setpriv
            ? [setsid, setpriv, $"--reuid={Number(user!.Uid)}", $"--regid={Number(user.Gid)}", $"--groups={string.Join(',', user.Groups.Where(group => group != 0).DefaultIfEmpty(user.Gid).Select(Number))}", "--no-new-privs", "--"]
        : null;

    private string Plan(ReadOnlySpan<NodeRun> runs)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonOutput(text, isIndented: false))
        {
            var all = runs.ToArray();
            json.Map(() =>
            {
                json.Member("folder", Folder);
                json.Member("limit", (int)RunLimit.TotalMilliseconds);
                json.Map("scripts", () =>
                {
                    foreach (var name in all.Select(run => run.Script).Append(NodeScripts.Watcher).Distinct(StringComparer.Ordinal))
                    {
                        json.Member(name, NodeScripts.Text(name));
                    }
                });
                json.List("runs", all, run => json.Map(() => Write(json, run)));
            });
        }

        return text.ToString();
    }

    private static void Write(JsonOutput json, NodeRun run)
    {
        json.Member("script", run.Script);
        json.List("options", run.Options);
        json.Member("folder", run.Folder);
        json.Member("isWatched", run.IsWatched);
        json.Map("environment", () =>
        {
            foreach (var (name, value) in run.Environment)
            {
                json.Member(name, value);
            }
        });
        json.Name("input");
        run.WriteInput(json);
    }

    private static string Number(uint id) => id.ToString(CultureInfo.InvariantCulture);
}
