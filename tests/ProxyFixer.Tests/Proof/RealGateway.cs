using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.Gateways;
using ProxyFixer.Proof;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Proof;

/// <summary>A gateway on this machine, in a folder of its own, with a real Node and real code; where the tests run as root it is another user's.</summary>
public sealed class RealGateway : IDisposable
{
    public const string Secret = "S3CR3Thunter2";
    private const string OpenClaw = "lib/node_modules/openclaw";
    private readonly TemporaryFolder folder = new();
    private readonly string node;

    /// <summary>Lays it out.</summary>
    /// <param name="node">The version of Node.</param>
    /// <param name="openclaw">The release that the package says.</param>
    /// <param name="lines">More lines of the unit; {folder} is the folder of the code.</param>
    public RealGateway(string node, string openclaw = "2026.3.8", string lines = "")
    {
        this.node = SharedNode.Path(node);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        folder.Write($"{OpenClaw}/package.json", $$"""{ "name": "openclaw", "version": "{{openclaw}}", "type": "module" }""");
        folder.Write($"{OpenClaw}/dist/index.js", "export {};\n");
        var model = openclaw.StartsWith("2026.9", StringComparison.Ordinal) ? "openai/gpt-5.4" : "openai-codex/gpt-5.4";
        folder.Write("home/.openclaw/openclaw.json", $$"""{ agents: { defaults: { model: '{{model}}', models: { '{{model}}': { agentRuntime: { id: 'openclaw' } } } } } }""");
        folder.Write("home/.config/systemd/user/openclaw-gateway.service", $"""
            [Service]
            ExecStart={this.node} {folder.Path}/{OpenClaw}/dist/index.js gateway
            Environment=HOME={folder.Path}/home
            Environment=HTTPS_PROXY=http://user:{Secret}@10.0.0.1:7890
            Environment=API_TOKEN={Secret}
            {lines.Replace("{folder}", $"{folder.Path}/lib", StringComparison.Ordinal)}

            """);
    }

    /// <summary>Whether root keeps the files, and so is the service's user.</summary>
    public bool IsOfRoot { get; init; }

    /// <summary>Writes a file into the folder of the code.</summary>
    public void Write(string name, string text) => folder.Write("lib/" + name, text);

    /// <summary>Reads a file of the folder of the code.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(folder.Path, "lib", name));

    /// <summary>Puts a published package where OpenClaw finds it.</summary>
    public void Install(string package) => DiskTree.Copy(NpmCache.Get(package), Make($"{OpenClaw}/node_modules/{package[..package.LastIndexOf('@')]}"));

    /// <summary>Puts some of a published OpenClaw in the place of its folder "dist".</summary>
    public void UseCode(string package, string only) => DiskTree.Copy(Path.Combine(NpmCache.Get(package, only), "dist"), Make($"{OpenClaw}/dist"));

    /// <summary>Runs a command of the program in this process.</summary>
    public CommandRun Run(params string[] arguments) => Type(null, arguments);

    /// <summary>The same with a user who types, then Ctrl-C; null for no terminal.</summary>
    public CommandRun Type(string? keys, params string[] arguments)
    {
        Prepare();
        var run = CommandRun.Of(
            [.. arguments, .. arguments[0] is "fix" or "restore" ? ["--backup-dir", Path.Combine(folder.Path, "backups")] : Array.Empty<string>()], folder.Path, Variables, keys);
        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
        return run;
    }

    /// <summary>All that the service consists of, with the bytes.</summary>
    public string Tree()
    {
        Prepare();
        return DiskTree.Describe(Path.Combine(folder.Path, "lib")) + DiskTree.Describe(Path.Combine(folder.Path, "home"));
    }

    /// <summary>Makes the check that goes through the proxy of the unit, and no other.</summary>
    internal Check Online()
    {
        Prepare();
        var host = Host.Describe(root: null, home: null, Variables.ToImmutableSortedDictionary(), folder.Path, TimeProvider.System);
        using var files = host.Files;
        var gateway = new GatewayFinder(host).Find(unit: null, "user").Single();
        var check = new OnlineCheck(host).Run(gateway, ServiceUser.Of(gateway, host));
        Assert.DoesNotContain(Secret, string.Join('\n', check.Evidence.Append(check.Message).Append(OnlineCheck.Announce(gateway))), StringComparison.Ordinal);
        return check;
    }

    /// <summary>Has the agent take its turn.</summary>
    internal Check Turn(double seconds)
    {
        Prepare();
        var host = Host.Describe(root: null, home: null, Variables.ToImmutableSortedDictionary(), folder.Path, TimeProvider.System);
        using var files = host.Files;
        var gateway = new GatewayFinder(host).Find(unit: null, "user").Single();
        var check = new TurnCheck(host).Run(gateway, ServiceUser.Of(gateway, host), TimeSpan.FromSeconds(seconds));
        Assert.DoesNotContain(Secret, string.Join('\n', check.Evidence.Append(check.Message)), StringComparison.Ordinal);
        return check;
    }

    /// <summary>Runs <c>verify</c> and gives its checks by name.</summary>
    public Dictionary<string, JsonElement> Verify()
    {
        var run = Run("verify", "--scope", "user", "--format", "json");
        Assert.True(run.ExitCode is 1 or 3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        return report.RootElement.GetProperty("services")[0].GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!, check => check.Clone());
    }

    /// <summary>Whether the folders that scripts lie in while they run are gone; those of other tests go while this waits.</summary>
    public static bool NothingIsLeft()
    {
        var left = Directory.GetDirectories("/tmp", "proxyfixer-*").Where(path => File.Exists(Path.Combine(path, "watch.cjs"))).ToArray();
        return SpinWait.SpinUntil(() => !left.Any(Directory.Exists), TimeSpan.FromSeconds(10));
    }

    public void Dispose() => folder.Dispose();

    private Dictionary<string, string> Variables => new() { ["HOME"] = Path.Combine(folder.Path, "home"), ["PATH"] = "/usr/bin:/bin" };

    private void Prepare()
    {
        if (Environment.IsPrivilegedProcess && !IsOfRoot)
        {
            OtherUser.Give(Path.Combine(folder.Path, "home"));
            OtherUser.Give(Path.Combine(folder.Path, "lib"));
            var seen = ExternalTool.Run("setpriv", ["--reuid", "12345", "--regid", "12345", "--clear-groups", node, "--version"], "/");
            Skip.If(seen.ExitCode != 0, "another user cannot run the Node of the tests here");
        }
    }

    private string Make(string relative) => Directory.CreateDirectory(Path.Combine(folder.Path, relative)).FullName;
}
