using System.Text.Json;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>
/// The host of the report below a folder: the real Node 22.22.0, a global install with a real pi-ai, the user unit with the
/// proxies, an environment file and the config. Of OpenClaw 2026.3.8 there is the package.json, where that release uses the pi-ai.
/// </summary>
internal sealed class ReportedHost
{
    public const string Unit = "openclaw-gateway.service";
    private const string UnitFolder = "home/claw/.config/systemd/user";
    private const string OpenClaw = "usr/lib/node_modules/openclaw";
    private readonly string provider;

    /// <summary>Lays it out.</summary>
    /// <param name="root">An empty folder.</param>
    /// <param name="package">Name and version of the pi-ai.</param>
    /// <param name="provider">Path of the provider file in it.</param>
    /// <param name="network">Where the proxies lead.</param>
    public ReportedHost(string root, string package, string provider, LoopbackNetwork network)
    {
        Root = root;
        var name = package[..package.LastIndexOf('@')];
        var isOwn = name == "@mariozechner/pi-ai";
        var installed = Path.Combine(root, isOwn ? OpenClaw + "/node_modules" : "usr/lib/node_modules", name);
        this.provider = Path.Combine(installed, provider);
        Directory.CreateDirectory(installed);
        DiskTree.Copy(NpmCache.Get(package), installed);
        if (isOwn)
        {
            Write(OpenClaw + "/package.json", """{ "name": "openclaw", "version": "2026.3.8", "type": "module" }""");
            Write(OpenClaw + "/dist/index.js", "export {};\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Node)!);
        File.Copy(NpmCache.Node("22.22.0"), Node);
        Write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nclaw:x:1000:1000:OpenClaw:/home/claw:/bin/bash\n");
        Write("home/claw/.openclaw/openclaw.json", "{ agents: { defaults: { model: { primary: 'openai-codex/gpt-5.4' } } } }\n");
        Write("home/claw/.config/openclaw/gateway.env", $"NODE_EXTRA_CA_CERTS={network.Certificate}\nOPENCLAW_GATEWAY_TOKEN=not-a-real-token\n");
        Write(Path.Combine(UnitFolder, Unit), $"""
            [Unit]
            Description=OpenClaw Gateway (v2026.3.8)
            After=network-online.target

            [Service]
            ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway --port 18789
            Restart=always
            EnvironmentFile=-/home/claw/.config/openclaw/gateway.env
            Environment=HOME=/home/claw
            Environment=TMPDIR=/tmp
            Environment=HTTP_PROXY={network.Proxy}
            Environment=HTTPS_PROXY={network.Proxy}
            Environment=NO_PROXY=localhost,127.0.0.1
            Environment=PATH=/home/claw/.local/bin:/usr/local/bin:/usr/bin:/bin
            Environment=OPENCLAW_SERVICE_VERSION=2026.3.8

            [Install]
            WantedBy=default.target

            """);
    }

    /// <summary>The folder that is '/'.</summary>
    public string Root { get; }

    private string Node => Path.Combine(Root, "usr/bin/node");

    /// <summary>The environment the service starts with, as ProxyFixer computes it.</summary>
    public Dictionary<string, string> StartEnvironment()
    {
        var systemd = new ServiceEnvironment(new MachineFiles(Root));
        return systemd.Compute(new SystemdScope(systemd.Accounts.Find("claw")), Unit).Variables.ToDictionary(v => v.Name, v => v.Value);
    }

    /// <summary>The same, told from the lines alone: what the unit, its drop-ins and the environment file say, in this order.</summary>
    public Dictionary<string, string> WrittenEnvironment()
    {
        var dropIns = Path.Combine(Root, UnitFolder, Unit + ".d");
        string[] files =
        [
            Path.Combine(Root, UnitFolder, Unit),
            .. (Directory.Exists(dropIns) ? Directory.GetFiles(dropIns, "*.conf") : []).Order(StringComparer.Ordinal),
        ];
        var lines = files.SelectMany(File.ReadAllLines).Where(line => line.StartsWith("Environment=", StringComparison.Ordinal)).Select(line => line["Environment=".Length..])
            .Concat(File.ReadAllLines(Path.Combine(Root, "home/claw/.config/openclaw/gateway.env")));
        var written = new Dictionary<string, string>();
        foreach (var pair in lines.Select(line => line.Split('=', 2)))
        {
            written[pair[0]] = pair[1];
        }

        return written;
    }

    /// <summary>Starts the service's Node with exactly the environment the unit gives and lets it ask Codex.</summary>
    /// <param name="requests">Name, base URL and transport of each.</param>
    /// <returns>For each name the error, or null.</returns>
    public Dictionary<string, string?> Send(IEnumerable<(string Name, string BaseUrl, string Transport)> requests)
    {
        var json = JsonSerializer.Serialize(requests.Select(one => new { name = one.Name, baseUrl = one.BaseUrl, transport = one.Transport }));
        var driver = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/gateway.mjs");
        var run = ExternalTool.Run("timeout", ["60", Node, driver, provider, json], Root, StartEnvironment());
        Assert.True(run.ExitCode == 0, run.Error);
        using var results = JsonDocument.Parse(run.Output);
        return results.RootElement.EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("error").GetString());
    }

    private void Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
