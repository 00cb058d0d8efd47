using System.Globalization;
using System.Text;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>Generated files of a wanted size that look like those people have; the same on every run.</summary>
internal static class SampleText
{
    /// <summary>Every kind that can be generated: one of the command line, and after a comma how it is written.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "dotenv", "systemd-env-file", "environment-d", "systemd-unit", "systemd-unit, continued lines", "openclaw-config",
        "openclaw-config, plain JSON", "etc-environment", "shell-profile", "compose", "launchd",
    ];

    private static readonly string[] Names =
    [
        "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "NODE_OPTIONS", "NODE_EXTRA_CA_CERTS", "OPENAI_API_KEY", "ANTHROPIC_API_KEY",
        "OPENCLAW_GATEWAY_PORT", "OPENCLAW_STATE_DIR", "TELEGRAM_BOT_TOKEN", "LOG_LEVEL", "PATH", "TZ", "LANG",
    ];

    /// <summary>Generates a file.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="size">Characters to reach; all are ASCII.</param>
    /// <returns>The text.</returns>
    public static string Of(string kind, int size) => kind switch
    {
        "dotenv" => Repeat(size, "", EnvironmentFile, ""),
        "systemd-env-file" => Repeat(size, "", EnvironmentFile, ""),
        "environment-d" => Repeat(size, "", (text, i) => EnvironmentFile(text, i).Append(CultureInfo.InvariantCulture, $"DERIVED_{i % 200}=${{LOG_LEVEL_{i % 200}:-info}}/x\n"), ""),
        "etc-environment" => Repeat(size, "", (text, i) => text.Append(CultureInfo.InvariantCulture, $"# proxy {i}\n{Name(i)}=\"{Value(i)}\"\nexport {Name(i + 1)}={Value(i)}\n"), ""),
        "shell-profile" => Repeat(size, "", Profile, ""),
        "systemd-unit" => Repeat(size, "[Unit]\nDescription=OpenClaw Gateway (v2026.3.8)\nAfter=network-online.target\n\n[Service]\n", Unit, "\n[Install]\nWantedBy=default.target\n"),
        "systemd-unit, continued lines" => Repeat(size, "[Service]\n", ContinuedUnit, ""),
        "openclaw-config" => Repeat(size, "{\n  // generated\n  env: { vars: { HTTPS_PROXY: 'http://127.0.0.1:7890' } },\n  models: { providers: {\n", Config, "  } },\n}\n"),
        "openclaw-config, plain JSON" => Repeat(size, "{\"models\":{\"providers\":{\n", Json, "\"last\":null}}}\n"),
        "compose" => Repeat(size, "services:\n", Compose, ""),
        "launchd" => Repeat(size, PlistHead, Plist, "</dict></dict></plist>\n"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such sample"),
    };

    private const string PlistHead = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0"><dict><key>Label</key><string>ai.openclaw.gateway</string><key>EnvironmentVariables</key><dict>

        """;

    private static string Repeat(int size, string head, Func<StringBuilder, int, StringBuilder> entry, string foot)
    {
        var text = new StringBuilder(head, size + 1024);
        for (var i = 0; text.Length < size - foot.Length; i++)
        {
            entry(text, i);
        }

        return text.Append(foot).ToString();
    }

    private static string Name(int i) => $"{Names[i % Names.Length]}_{i % 200}";

    private static string Value(int i) => (i % 5) switch
    {
        0 => $"http://user:pass{i}@127.0.0.1:{7000 + (i % 1000)}",
        1 => "localhost,127.0.0.1,::1,.internal.example.com",
        2 => $"/home/claw/.openclaw/state-{i}",
        3 => i.ToString(CultureInfo.InvariantCulture),
        _ => $"sk-{i:x8}{i * 31:x8}{i * 17:x8}",
    };

    private static StringBuilder EnvironmentFile(StringBuilder text, int i) => (i % 6) switch
    {
        0 => text.Append(CultureInfo.InvariantCulture, $"# section {i}: set by the installer\n{Name(i)}={Value(i)}\n"),
        1 => text.Append(CultureInfo.InvariantCulture, $"{Name(i)}=\"{Value(i)}\"\n\n"),
        2 => text.Append(CultureInfo.InvariantCulture, $"{Name(i)}='{Value(i)}'\n"),
        _ => text.Append(CultureInfo.InvariantCulture, $"{Name(i)}={Value(i)}\n"),
    };

    private static StringBuilder Profile(StringBuilder text, int i) => text.Append(CultureInfo.InvariantCulture, $"""
        # settings {i}
        export {Name(i)}="{Value(i)}"
        if [ -d "$HOME/.local/bin{i}" ]; then
          PATH="$HOME/.local/bin{i}:$PATH"
        fi
        alias ll{i}='ls -l'

        """).Append('\n');

    private static StringBuilder Unit(StringBuilder text, int i) => (i % 8) switch
    {
        0 => text.Append(CultureInfo.InvariantCulture, $"# {Name(i)} as written by hand\nEnvironment=\"{Name(i)}={Value(i)}\"\n"),
        1 => text.Append(CultureInfo.InvariantCulture, $"ExecStartPre=/usr/bin/test -e /home/claw/.openclaw/ready-{i}\n"),
        2 => text.Append(CultureInfo.InvariantCulture, $"EnvironmentFile=-/etc/openclaw/gateway-{i}.env\n"),
        3 => text.Append("Restart=always\nRestartSec=5\n"),
        _ => text.Append(CultureInfo.InvariantCulture, $"Environment={Name(i)}={Value(i)}\n"),
    };

    private static StringBuilder ContinuedUnit(StringBuilder text, int i) => text.Append(
        CultureInfo.InvariantCulture, $"ExecStartPre=/usr/bin/node \\\n    /opt/openclaw/dist/check-{i}.js \\\n    --port {i}\nEnvironment={Name(i)}={Value(i)} \\\n  \"{Name(i + 1)}={Value(i + 1)}\"\n");

    private static StringBuilder Config(StringBuilder text, int i) => text.Append(CultureInfo.InvariantCulture, $$"""
            // provider {{i}}
            'provider-{{i}}': {
              baseUrl: "https://api.example.com/v1/{{i}}", apiKey: '{{Value(i)}}',
              timeoutMs: 0x{{i:x}}, ratio: .5, enabled: true, fallback: null,
              models: [ { id: 'gpt-{{i}}', contextWindow: 200000, reasoning: false, }, ], /* more to come */
            },

        """);

    private static StringBuilder Json(StringBuilder text, int i) => text.Append(CultureInfo.InvariantCulture, $$"""
            "provider-{{i}}":{"baseUrl":"https://api.example.com/v1/{{i}}","apiKey":"{{Value(i)}}","timeoutMs":{{i}},"ratio":0.5,"enabled":true,
            "models":[{"id":"gpt-{{i}}","contextWindow":200000,"reasoning":false}]},

        """);

    private static StringBuilder Compose(StringBuilder text, int i) => text.Append(CultureInfo.InvariantCulture, $"""
          gateway-{i}:
            image: ghcr.io/openclaw/openclaw:2026.3.8
            restart: unless-stopped
            environment:
              {Name(i)}: "{Value(i)}"
              NODE_USE_ENV_PROXY: "1"
            volumes:
              - ./state-{i}:/home/node/.openclaw

        """);

    private static StringBuilder Plist(StringBuilder text, int i) =>
        text.Append(CultureInfo.InvariantCulture, $"<key>{Name(i)}_{i}</key>\n<string>{Value(i)}</string>\n");
}
