using System.Text.Json.Nodes;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The playbook of samples/ansible on three hosts, which are folders of this machine, as ansible-playbook runs it.</summary>
public sealed class FleetTests : IDisposable
{
    private const string DropIn = "home/claw/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf";
    private static readonly string Sample = Path.Combine(Repository.Root, "samples/ansible");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Hosts_are_linted_fixed_on_request_and_told_of_in_one_report()
    {
        ExternalTool.Require("ansible-playbook");
        ExternalTool.Require("jq");
        foreach (var (host, machine) in new[] { ("one", "reported-host"), ("two", "empty-home"), ("three", "reported-host") })
        {
            DiskTree.Copy(Path.Combine(Repository.Root, "fixtures", machine, "machine"), Directory.CreateDirectory(Path.Combine(folder.Path, host)).FullName);
        }

        folder.Write("inventory", $"""
            [openclaw]
            one proxyfixer_root={folder.Path}/one
            two proxyfixer_root={folder.Path}/two
            three proxyfixer_root={folder.Path}/three
            [openclaw:vars]
            ansible_connection=local
            proxyfixer_program={ReleasedFiles.Program()}
            """);

        var tried = Play("--check", "--diff");
        Assert.Contains("+Environment=NODE_USE_ENV_PROXY=1", tried, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "one", DropIn)));
        Assert.Equal([("one/", 2), ("three/", 2), ("two/", 0)], Report());

        Assert.Contains("systemctl --user restart openclaw-gateway.service", Play(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "one", DropIn)));
        Assert.True(File.Exists(Path.Combine(folder.Path, "three", DropIn)));
        Assert.Equal([("one/", 0), ("three/", 0), ("two/", 0)], Report());
    }

    private string Play(params string[] options)
    {
        var run = ExternalTool.Run(
            "ansible-playbook",
            ["-i", "inventory", Path.Combine(Sample, "proxyfixer.yml"), "-e", "proxyfixer_fix=true", "-e", "proxyfixer_serial=100%", "-e", $"proxyfixer_reports={folder.Path}/reports", .. options],
            folder.Path,
            new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["HOME"] = folder.Path, ["XDG_STATE_HOME"] = folder.Path + "/state", ["LC_ALL"] = "C.UTF-8" });
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }

    // How many warnings and errors each host has.
    private IEnumerable<(string Host, int Findings)> Report() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "reports/fleet.sarif")))!["runs"]!.AsArray()
            .Select(run => ((string)run!["automationDetails"]!["id"]!, run["results"]!.AsArray().Count(one => (string)one!["level"]! is "warning" or "error")));
}
