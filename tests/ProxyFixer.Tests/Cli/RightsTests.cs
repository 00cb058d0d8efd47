using System.Globalization;
using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The built program as a user who may not write everything, and as root over the files of several users.</summary>
public sealed class RightsTests : IDisposable
{
    private const UnixFileMode Open = (UnixFileMode)0x1ED;
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [SkippableFact]
    public void What_needs_root_is_told_and_the_rest_is_mended()
    {
        GiveHome();
        var provider = Path.Combine(machine.Root, ReportedMachine.Provider);
        var before = File.ReadAllText(provider);

        var run = OtherUser.Run(machine.Folder.Path, "fix", "--yes", "--root", machine.Root);

        Assert.True(run.ExitCode == 1, run.Output + run.Error);
        Assert.True(machine.Has(ReportedMachine.DropIn));
        Assert.Equal(before, File.ReadAllText(provider));
        Assert.Contains($"proxyfixer: /{ReportedMachine.Provider} needs root: its folder ", run.Error, StringComparison.Ordinal);
        Assert.Contains("belongs to root, and user 12345 may not write there.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"  Two ways out: run sudo proxyfixer fix --yes --root {machine.Root}\n  or go on with the rest alone.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"not fixed: PXF0401 in {ReportedMachine.Provider}: /{ReportedMachine.Provider} needs root: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/proc/self", run.Output + run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Json_lists_what_was_left_with_the_command()
    {
        GiveHome();
        var run = OtherUser.Run(machine.Folder.Path, "fix", "--yes", "--format", "json", "--root", machine.Root);
        Assert.True(run.ExitCode == 1, run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var skipped = Assert.Single(json.RootElement.GetProperty("skipped").EnumerateArray());
        Assert.Equal(ReportedMachine.DropIn, Assert.Single(json.RootElement.GetProperty("changed").EnumerateArray()).GetProperty("path").GetString());
        Assert.Equal((ReportedMachine.Provider, "PXF0401"), (skipped.GetProperty("path").GetString(), skipped.GetProperty("id").GetString()));
        Assert.EndsWith($"run sudo proxyfixer fix --yes --format json --root {machine.Root}", skipped.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("etc/oc.env", "NODE_USE_ENV_PROXY=1\n")]
    [InlineData("etc/systemd/system/openclaw-gateway.service.d/x.conf", "[Service]\nEnvironment=NODE_USE_ENV_PROXY=1\n")]
    [InlineData("etc/systemd/system/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n")]
    public void What_systemd_reads_and_the_user_may_not_is_not_judged(string path, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("m/etc/passwd", "root:x:0:0::/root:/bin/sh\n");
        folder.Write("m/etc/systemd/system/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\nEnvironment=HTTPS_PROXY=http://127.0.0.1:1\nEnvironmentFile=-/etc/oc.env\n");
        var closed = folder.Write("m/" + path, text);
        File.SetUnixFileMode(folder.Path, Open);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var run = OtherUser.Run(folder.Path, "lint", "--format", "json", "--root", Path.Combine(folder.Path, "m"));
        Assert.True(run.ExitCode == 3, run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(path, json.RootElement.GetProperty("unreadable")[0].GetProperty("path").GetString());
        Assert.DoesNotContain("PXF0101", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PXF0111", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Diff_shows_everything_and_says_what_needs_root()
    {
        GiveHome();
        var run = OtherUser.Run(machine.Folder.Path, "diff", "--root", machine.Root);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("+++ b/" + ReportedMachine.Provider, run.Output, StringComparison.Ordinal);
        Assert.Contains("+++ b/" + ReportedMachine.DropIn, run.Output, StringComparison.Ordinal);
        Assert.Contains($"/{ReportedMachine.Provider} needs root: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"  To write it, run sudo proxyfixer fix --root {machine.Root}\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ReportedMachine.DropIn, run.Error, StringComparison.Ordinal);
    }

    // The home is named, because sudo has another one.
    [SkippableFact]
    public void Command_for_root_looks_at_the_same_home_and_is_quoted()
    {
        GiveHome();
        machine.Folder.Write("my settings.yaml", "headers: { Accept-Language: de }\n");
        var provider = Path.Combine(machine.Root, ReportedMachine.Provider);
        var run = OtherUser.Run(machine.Folder.Path, "diff", "--kind", "javascript", provider, "--config", "my settings.yaml");
        Assert.Contains($"  To write it, run sudo proxyfixer fix --home {machine.Folder.Path} --kind javascript {provider} --config 'my settings.yaml'\n", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void File_of_somebody_else_in_a_folder_of_ones_own_needs_root()
    {
        GiveHome();
        var provider = Path.Combine(machine.Root, ReportedMachine.Provider);
        OtherUser.Give(Path.GetDirectoryName(provider)!);
        OtherUser.Give(provider, 12346);

        var run = OtherUser.Run(machine.Folder.Path, "fix", "--yes", "--root", machine.Root);

        Assert.True(run.ExitCode == 1, run.Output + run.Error);
        Assert.Contains("it belongs to user 12346, which user 12345 could not keep so", run.Error, StringComparison.Ordinal);
        Assert.Equal("12346:12346 644", OtherUser.Stat(provider));
    }

    [SkippableFact]
    public void Folder_of_ones_own_that_is_closed_is_no_matter_for_root()
    {
        GiveHome();
        var folder = Path.GetDirectoryName(Path.Combine(machine.Root, ReportedMachine.Provider))!;
        OtherUser.Give(folder);
        File.SetUnixFileMode(folder, (UnixFileMode)0x16D);

        var run = OtherUser.Run(machine.Folder.Path, "fix", "--yes", "--root", machine.Root);

        Assert.True(run.ExitCode == 1, run.Output + run.Error);
        Assert.Contains("is closed for writing (chmod u+w ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sudo", run.Output + run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Nothing_is_asked_where_no_backup_can_be_kept()
    {
        GiveHome();
        var run = OtherUser.Run(machine.Folder.Path, "fix", "--yes", "--root", machine.Root, "--backup-dir", "/proc/nowhere");
        Assert.True(run.ExitCode == 3, run.Output + run.Error);
        Assert.Contains("nothing was changed, because no backup can be kept in /proc/nowhere: /proc: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--backup-dir", run.Error, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableFact]
    public void Set_says_whose_the_file_is()
    {
        GiveHome();
        var file = machine.Folder.Write("machine/etc/a.env", "A=1\n");
        var run = OtherUser.Run(machine.Folder.Path, "set", "/etc/a.env", "A=2", "--kind", "systemd-env-file", "--root", machine.Root);
        Assert.True(run.ExitCode == 3, run.Output + run.Error);
        Assert.Contains("nothing was changed: /etc/a.env cannot be written: its folder /etc belongs to root", run.Error, StringComparison.Ordinal);
        Assert.Equal("A=1\n", File.ReadAllText(file));
    }

    [SkippableFact]
    public void Immutable_file_is_told_before_and_root_does_not_help()
    {
        var provider = Path.Combine(machine.Root, ReportedMachine.Provider);
        Skip.If(ExternalTool.Run("chattr", ["+i", provider], "/").ExitCode != 0, "this file system has no immutable flag, or we may not set it");
        try
        {
            var run = BuiltProgram.Run(["fix", "--yes", "--root", machine.Root], machine.Folder.Path);
            Assert.True(run.ExitCode == 1, run.Output + run.Error);
            Assert.Contains($"/{ReportedMachine.Provider} cannot be written: it is immutable", run.Error, StringComparison.Ordinal);
            Assert.True(machine.Has(ReportedMachine.DropIn));
        }
        finally
        {
            ExternalTool.Run("chattr", ["-i", provider], "/");
        }
    }

    [SkippableFact]
    public void Files_of_several_users_are_mended_by_root_in_one_go_and_stay_theirs()
    {
        OtherUser.Require();
        const string services = "home/other/.config/systemd/user/";
        File.SetUnixFileMode(machine.Folder.Path, Open);
        Directory.CreateDirectory(Path.Combine(machine.Root, services));
        File.Copy(Path.Combine(machine.Root, ReportedMachine.Unit), Path.Combine(machine.Root, services + "openclaw-gateway.service"));
        File.AppendAllText(Path.Combine(machine.Root, "etc/passwd"), "other:x:12346:12346::/home/other:/bin/sh\n");
        OtherUser.Give(Path.Combine(machine.Root, "home/claw"));
        OtherUser.Give(Path.Combine(machine.Root, "home/other"), 12346);
        var before = machine.Now;

        var run = BuiltProgram.Run(["fix", "--yes", "--root", machine.Root], machine.Folder.Path);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Single(Directory.GetDirectories(Path.Combine(machine.Folder.Path, "state/proxyfixer/backups")), folder => File.Exists(folder + "/manifest.json"));
        foreach (var (drop, user) in new[] { (ReportedMachine.DropIn, 12345), (services + "openclaw-gateway.service.d/50-proxyfixer.conf", 12346) })
        {
            var path = Path.Combine(machine.Root, drop);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{user}:{user} 644"), OtherUser.Stat(path));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{user}:{user} 755"), OtherUser.Stat(Path.GetDirectoryName(path)!));
        }

        Assert.Equal("0:0 644", OtherUser.Stat(Path.Combine(machine.Root, ReportedMachine.Provider)));
        Assert.Equal(0, BuiltProgram.Run(["restore", "latest"], machine.Folder.Path).ExitCode);
        Assert.Equal(before, machine.Now);
    }

    // The user's own: the home, and the folder around the machine, in which the state is kept.
    private void GiveHome()
    {
        OtherUser.Require();
        OtherUser.Give(Path.Combine(machine.Root, "home/claw"));
        ExternalTool.Run("chown", ["12345:12345", machine.Folder.Path], "/");
    }
}
