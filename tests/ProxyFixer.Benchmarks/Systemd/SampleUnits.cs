using System.Globalization;

namespace ProxyFixer.Benchmarks.Systemd;

/// <summary>A generated machine with many services, in a temporary folder that goes when this is disposed.</summary>
internal sealed class SampleUnits : IDisposable
{
    private const string Folder = "etc/systemd/system";

    /// <summary>Writes the machine.</summary>
    /// <param name="count">How many services; each has three drop-ins.</param>
    public SampleUnits(int count)
    {
        Write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
        Write("etc/openclaw/gateway.env", "OPENAI_API_KEY=sk-0123456789abcdef\nLOG_LEVEL=info\n");
        for (var i = 0; i < count; i++)
        {
            Write($"{Folder}/{Name(i)}", Unit(i));
            Write($"{Folder}/{Name(i)}.d/10-proxy.conf", "[Service]\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890 NO_PROXY=localhost,127.0.0.1\n");
            Write($"{Folder}/{Name(i)}.d/20-file.conf", "[Service]\nEnvironmentFile=-/etc/openclaw/gateway.env\n");
            Write($"{Folder}/{Name(i)}.d/30-limits.conf", "[Service]\nLimitNOFILE=65536\nUnsetEnvironment=LANG\n");
        }
    }

    /// <summary>The folder that stands for '/'.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("proxyfixer-units-").FullName;

    /// <summary>The folder with the units.</summary>
    public string UnitFolder => Path.Combine(Root, Folder);

    /// <summary>The name of one service.</summary>
    public static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"worker-{i:d5}.service");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Unit(int i) => string.Create(CultureInfo.InvariantCulture, $"""
        [Unit]
        Description=Worker {i}
        After=network-online.target
        Wants=network-online.target

        [Service]
        Type=simple
        # started by node; the port differs
        ExecStart=/bin/sleep {i + 1}
        Environment=NODE_ENV=production PORT={20000 + i}
        Environment="NODE_OPTIONS=--max-old-space-size=512 --enable-source-maps"
        WorkingDirectory=/
        Restart=always
        RestartSec=5
        KillMode=process

        [Install]
        WantedBy=multi-user.target

        """);

    private void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
