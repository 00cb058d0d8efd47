using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>
/// A machine that one fix changes in four files of two owners: an environment file and the provider's code belong to root, two new
/// drop-ins (one in a new folder) to the user.
/// </summary>
internal static class LabMachine
{
    /// <summary>The files that a fix changes or makes, as paths below the root.</summary>
    public static readonly string[] Targets =
    [
        "etc/openclaw/gateway.env",
        Units + "openclaw-gateway-work.service.d/50-proxyfixer.conf",
        Units + "openclaw-gateway.service.d/50-proxyfixer.conf",
        "usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai/dist/providers/openai-codex-responses.js",
    ];

    private const string Units = "home/claw/.config/systemd/user/";
    private const int User = 12345;

    /// <summary>Makes it from three fixtures.</summary>
    /// <param name="root">The folder that stands for '/'; made.</param>
    /// <param name="isRootsAlone">Whether root owns all of it.</param>
    public static void Make(string root, bool isRootsAlone = false)
    {
        Directory.CreateDirectory(root);
        DiskTree.Copy(Fixture("reported-host"), root);
        var work = Path.Combine(Fixture("two-profiles-two-installs"), "home/claw");
        Write(root, Units + "openclaw-gateway-work.service", Read(work, ".config/systemd/user/openclaw-gateway-work.service").Replace("/opt/old/", "/usr/", StringComparison.Ordinal));
        Write(root, Units + "openclaw-gateway-work.service.d/50-proxy.conf", Read(work, ".config/systemd/user/openclaw-gateway-work.service.d/50-proxy.conf"));
        Write(root, "home/claw/.openclaw-work/openclaw.json", Read(work, ".openclaw-work/openclaw.json"));
        Write(root, "home/claw/.openclaw-ops/openclaw.json", Read(work, ".openclaw-work/openclaw.json"));
        var zero = Fixture("env-file-sets-zero");
        Write(root, "etc/openclaw/gateway.env", Read(zero, "etc/openclaw/gateway.env"));
        Write(root, Units + "openclaw-gateway-ops.service", Read(zero, Units + "openclaw-gateway.service")
            .Replace("openclaw-gateway.service", "openclaw-gateway-ops.service", StringComparison.Ordinal)
            .Replace("[Service]\n", "[Service]\nEnvironment=OPENCLAW_PROFILE=ops\nEnvironment=OPENCLAW_STATE_DIR=/home/claw/.openclaw-ops\n", StringComparison.Ordinal));
        File.SetUnixFileMode(Path.Combine(root, "etc/openclaw/gateway.env"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var owner = (isRootsAlone ? 0 : User).ToString(CultureInfo.InvariantCulture);
        var owned = ExternalTool.Run("chown", ["-R", $"{owner}:{owner}", Path.Combine(root, "home/claw")], "/");
        Assert.True(owned.ExitCode == 0, owned.Error);
    }

    private static string Fixture(string name) => Path.Combine(Repository.Root, "fixtures", name, "machine");

    private static string Read(string folder, string path) => File.ReadAllText(Path.Combine(folder, path));

    private static void Write(string root, string path, string text)
    {
        var real = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        File.WriteAllText(real, text);
    }
}
