using System.Globalization;
using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Proof;

/// <summary>A machine with one gateway that <c>verify</c> looks at from outside of its root.</summary>
public sealed class VerifiedMachine : IDisposable
{
    public const string Unit = "openclaw-gateway.service";
    private readonly string openclaw;

    public VerifiedMachine(string openclaw = "2026.3.8")
    {
        this.openclaw = openclaw;
        Machine.AddOpenClaw("/usr/lib/node_modules/openclaw", openclaw);
        Machine.AddConfig();
        Write("");
    }

    public FakeMachine Machine { get; } = new();

    /// <summary>Writes the unit, with more lines of its section.</summary>
    public void Write(string lines) => Machine.Write($"~/.config/systemd/user/{Unit}", $"""
        [Service]
        ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
        Environment=HTTPS_PROXY=http://10.0.0.1:7890
        Environment=OPENCLAW_SERVICE_VERSION={openclaw}
        {lines}

        """);

    /// <summary>Makes a process of the unit, with its environment at start.</summary>
    public void Start(int id, string[] environment, string program = "/usr/bin/node", string[]? arguments = null, string group = $"/user.slice/user-1000.slice/user@1000.service/app.slice/{Unit}", long ticks = 100)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
        Machine.Write("/proc/stat", "cpu 1 2 3\nbtime 1790000000\n");
        Machine.Write(folder + "/status", "Name:\tnode\nPPid:\t1\nUid:\t1000\t1000\t1000\t1000\n");
        Machine.Write(folder + "/stat", string.Create(CultureInfo.InvariantCulture, $"{id} (a) b) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 {ticks} 0 0\n"));
        Machine.Write(folder + "/cgroup", $"0::{group}\n");
        Machine.Write(folder + "/cmdline", string.Concat((arguments ?? ["openclaw-gateway"]).Select(word => word + "\0")));
        Machine.Write(folder + "/environ", string.Concat(environment.Select(one => one + "\0")));
        Machine.Link(folder + "/exe", program);
    }

    /// <summary>Runs <c>verify</c> and gives one check of the only service.</summary>
    public JsonElement Check(string name, params string[] arguments)
    {
        var run = Machine.Run("verify", ["--format", "json", .. arguments]);
        Assert.True(run.ExitCode is 0 or 1 or 3, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        return report.RootElement.GetProperty("services")[0].GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name).Clone();
    }

    /// <summary>"outcome: message" of a check.</summary>
    public string Say(string name) => Check(name) is var check ? $"{check.GetProperty("outcome").GetString()}: {check.GetProperty("message").GetString()}" : "";

    public void Dispose() => Machine.Dispose();
}
