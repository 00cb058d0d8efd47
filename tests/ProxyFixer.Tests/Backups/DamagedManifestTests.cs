using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Backups;

/// <summary>That one wrong character in the record of a run is no order: by it files are put back and deleted.</summary>
public sealed class DamagedManifestTests : IDisposable
{
    private readonly FakeMachine machine = new();

    public DamagedManifestTests()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.Write("/etc/openclaw.env", "NODE_USE_ENV_PROXY=0\n");
        var unit = machine.Read("~/.config/systemd/user/openclaw-gateway.service");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", unit + "EnvironmentFile=/etc/openclaw.env\n");
        Assert.Equal(0, machine.Run("fix", "--yes", "--backup-dir", "kept").ExitCode);
    }

    [Fact]
    public void Every_wrong_bit_is_noticed()
    {
        var manifest = Assert.Single(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(machine.Root)!, "kept"), "manifest.json", SearchOption.AllDirectories));
        var right = File.ReadAllBytes(manifest);
        var changed = machine.Read("/etc/openclaw.env");
        for (var at = 0; at < right.Length; at += 7)
        {
            byte[] wrong = [.. right];
            wrong[at] ^= (byte)(1 << (at % 7));
            File.WriteAllBytes(manifest, wrong);
            Assert.Equal(3, machine.Run("restore", "--backup-dir", "kept").ExitCode);
            Assert.Equal(changed, machine.Read("/etc/openclaw.env"));
        }

        File.WriteAllBytes(manifest, right);
        Assert.Equal(0, machine.Run("restore", "--backup-dir", "kept").ExitCode);
        Assert.Equal("NODE_USE_ENV_PROXY=0\n", machine.Read("/etc/openclaw.env"));
    }

    public void Dispose() => machine.Dispose();
}
