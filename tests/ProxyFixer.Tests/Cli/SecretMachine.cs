using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>A machine whose files hold one secret in every place a file can: values, comments, texts of several lines, passwords of proxies.</summary>
internal sealed class SecretMachine : IDisposable
{
    /// <summary>What must never be seen. It has no form of its own that would give it away.</summary>
    public const string Secret = "S3CR3Thunter2";

    /// <summary>The files, by path as seen from the root, with targets for <c>set</c>: a new variable, a secret and a proxy.</summary>
    public static readonly (string Path, string[] Targets)[] Files =
    [
        (Unit, Variables),
        (Unit + ".d/10.conf", Variables),
        ("/home/claw/gateway.env", Variables),
        ("/home/claw/.openclaw/.env", Variables),
        ("/home/claw/.openclaw/openclaw.json", ["/env/vars/NODE_USE_ENV_PROXY", "/gateway/auth/token", "/env/HTTP_PROXY"]),
        ("/home/claw/project/compose.yaml", ["gateway.NODE_USE_ENV_PROXY", "gateway.API_KEY", "gateway.HTTP_PROXY", "other.API_KEY"]),
        ("/home/claw/Library/LaunchAgents/ai.openclaw.gateway.plist", Variables),
        ("/home/claw/.profile", Variables),
        ("/home/claw/.config/environment.d/10.conf", Variables),
        ("/etc/environment", Variables),
        ("/home/claw/broken/openclaw.json", ["/env/A"]),
        ("/home/claw/broken/docker-compose.yml", ["gateway.A"]),
        ("/home/claw/broken/ai.openclaw.gateway.plist", ["A"]),
    ];

    private const string Unit = "/home/claw/.config/systemd/user/openclaw-gateway.service";
    private const string Proxy = $"http://user:{Secret}@10.0.0.1:7890";
    private readonly TemporaryFolder folder = new();

    public SecretMachine()
    {
        Directory.CreateDirectory(Root);
        DiskTree.Copy(Path.Combine(Repository.Root, "fixtures/reported-host/machine"), Root);
        WriteServiceFiles();
        WriteOpenClawFiles();
        WriteOtherFiles();
        WriteBrokenFiles();
        WriteHeaderCode();
    }

    private static string[] Variables => ["NODE_USE_ENV_PROXY", "API_KEY", "HTTP_PROXY"];

    /// <summary>The folder that is '/'.</summary>
    public string Root => Path.Combine(folder.Path, "machine");

    /// <summary>Runs the program on it.</summary>
    public CommandRun Run(params string[] arguments) => CommandRun.Of([arguments[0], "--root", Root, .. arguments[1..]], folder.Path);

    /// <summary>Runs <c>restore</c>.</summary>
    public CommandRun Restore(params string[] arguments) => CommandRun.Of(["restore", .. arguments], folder.Path);

    /// <summary>Names of everything that is kept beside the machine.</summary>
    public IEnumerable<string> NamesInState =>
        Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "state"), "*", SearchOption.AllDirectories);

    public void Dispose() => folder.Dispose();

    private void WriteServiceFiles()
    {
        Write(Unit, $"""
            [Unit]
            # token {Secret}
            ; Environment=TOKEN={Secret}
            [Service]
            ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway --token {Secret} --password={Secret} --port 1
            Environment=OPENAI_API_KEY={Secret} HTTP_PROXY={Proxy}
            Environment="MY_TOKEN={Secret} with \
              more {Secret} lines"
            Environment=HTTPS_PROXY=http://user:p@{Secret}@10.0.0.1:7890
            EnvironmentFile=-/home/claw/gateway.env
            Environment=NODE_EXTRA_CA_CERTS={Secret} NO_PROXY={Secret},localhost NODE_OPTIONS=--require={Secret}
            ExecStartPre=/usr/bin/curl -u claw:{Secret} -H 'Authorization: Bearer {Secret}' https://example.org
            Environment=broken=\x

            """);
        Write(Unit + ".d/10.conf", $"[Service]\nEnvironment=DB_PASSWORD={Secret}\n# PASSWORD={Secret}\nEnvironment=https_proxy=http://:{Secret}@10.0.0.1:1\n");
        Write("/home/claw/gateway.env", $"# key {Secret}\nAPI_KEY=\"{Secret}\nsecond {Secret} line\"\nHTTPS_PROXY={Proxy}\n'broken {Secret}\n");
    }

    private void WriteOpenClawFiles()
    {
        Write("/home/claw/.openclaw/.env", $"""
            # key {Secret}
            OPENCLAW_GATEWAY_TOKEN={Secret} # tail {Secret}
            HTTP_PROXY={Proxy} # {Secret}
            MULTI_SECRET="a
            {Secret}
            b"
            export PRIVATE_KEY='-----BEGIN KEY
            {Secret}
            -----END'

            """);
        Write("/home/claw/.openclaw/openclaw.json", $$"""
            {
              // token {{Secret}}
              agents: { defaults: { model: { primary: 'openai-codex/gpt-5.4' } } },
              gateway: { auth: { mode: 'token', /* {{Secret}} */ token: '{{Secret}}', password: "{{Secret}}" } }, /* {{Secret}}
               {{Secret}} */
              models: { providers: { x: { apiKey: '{{Secret}}', headers: { Authorization: 'Bearer {{Secret}}' } } } },
              env: {
                HTTP_PROXY: '{{Proxy}}', // {{Secret}}
                vars: { MY_KEY: '{{Secret}}', HTTPS_PROXY: '{{Proxy}}', MULTI_TOKEN: 'a\
            {{Secret}}' },
              },
            }

            """);
    }

    private void WriteOtherFiles()
    {
        Write("/home/claw/project/compose.yaml", $"""
            # {Secret}
            services:
              gateway:
                command: ["--token", "{Secret}"]
                environment:
                  HTTP_PROXY: {Proxy}  # {Secret}
                  API_KEY: "{Secret}"
                  MULTI_TOKEN: |
                    a
                    {Secret}
              other:
                environment:
                  - HTTPS_PROXY={Proxy}
                  - API_KEY={Secret}

            """);
        Write("/home/claw/Library/LaunchAgents/ai.openclaw.gateway.plist", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- {Secret} -->
            <plist version="1.0">
            <dict>
              <key>Label</key><string>ai.openclaw.gateway</string>
              <key>EnvironmentVariables</key>
              <dict>
                <key>API_KEY</key>
                <string>{Secret}</string> <!-- {Secret} -->
                <key>HTTP_PROXY</key>
                <string>{Proxy}</string>
                <key>MULTI_KEY</key>
                <string>a
            {Secret}
            b</string>
              </dict>
            </dict>
            </plist>

            """);
        Write("/home/claw/.profile", $"""
            # {Secret}
            export API_KEY="{Secret}"; alias x="curl -u u:{Secret} x"
            export HTTP_PROXY={Proxy} # {Secret}
            export MULTI_TOKEN="a
            {Secret}"

            """);
        Write("/home/claw/.config/environment.d/10.conf", $"# {Secret}\nAPI_KEY={Secret}\nHTTP_PROXY={Proxy}\n");
        Write("/etc/environment", $"# {Secret}\nAPI_KEY=\"{Secret}\"\nHTTP_PROXY=\"{Proxy}\"\n");
    }

    private void WriteBrokenFiles()
    {
        Write("/home/claw/broken/openclaw.json", $"{{ env: {{ A_TOKEN: '{Secret}' {Secret}");
        Write("/home/claw/broken/docker-compose.yml", $"services:\n  gateway:\n    environment:\n\t  A_TOKEN: \"{Secret}\n - {Secret}: [\n");
        Write("/home/claw/broken/ai.openclaw.gateway.plist", $"<plist><dict><key>A_TOKEN</key><{Secret}><string>{Secret}\n");
    }

    private void WriteHeaderCode()
    {
        const string Path = "/usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai/dist/providers/openai-codex-responses.js";
        const string Above = "    headers.set(\"originator\", \"pi\");\n";
        Write(Path, File.ReadAllText(Root + Path).Replace(Above, $$"""
            {{Above}}    headers.set("X-Api-Key", "{{Secret}}"); // {{Secret}}
                headers.set("Cookie", `session={{Secret}}`); headers.set("X-Auth", "Bearer {{Secret}}");

            """.Replace("            ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private void Write(string path, string text)
    {
        var real = Root + path;
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        File.WriteAllText(real, text);
    }
}
