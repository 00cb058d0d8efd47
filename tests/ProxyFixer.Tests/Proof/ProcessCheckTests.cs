using System.Text.Json;

namespace ProxyFixer.Tests.Proof;

/// <summary>The running process beside the files, on a machine whose <c>/proc</c> the test has written.</summary>
public sealed class ProcessCheckTests : IDisposable
{
    private static readonly string[] Given = ["HOME=/home/claw", "HTTPS_PROXY=http://10.0.0.1:7890", "OPENCLAW_SERVICE_VERSION=2026.3.8"];
    private readonly VerifiedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_process_with_the_environment_of_the_files_passes()
    {
        machine.Start(77, [.. Given, "INVOCATION_ID=1"]);
        Assert.Equal("passed: it was started with the environment that the files give", machine.Say("process"));
    }

    [Fact]
    public void One_that_was_started_before_the_fix_is_told_with_the_command_that_helps()
    {
        machine.Write("Environment=NODE_USE_ENV_PROXY=1\nEnvironment=API_KEY=S3CR3Thunter2");
        machine.Start(77, [.. Given, "API_KEY=S3CR3Tbefore"]);
        var check = machine.Check("process");
        Assert.Equal("failed", check.GetProperty("outcome").GetString());
        Assert.EndsWith("restart needed", check.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["API_KEY *** ***", "NODE_USE_ENV_PROXY (not set) 1"], Rows(check));
        Assert.Contains($"systemctl --user restart {VerifiedMachine.Unit}", check.GetProperty("next").EnumerateArray().Select(line => line.GetString()));
        Assert.DoesNotContain("S3CR3T", check.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_process_has_and_no_file_gives_will_be_lost()
    {
        machine.Start(77, [.. Given, "NODE_USE_ENV_PROXY=1"]);
        Assert.Equal("failed: it was started with variables that no file gives: the next start will not have them", machine.Say("process"));
    }

    [Fact]
    public void Code_that_was_changed_after_the_start_needs_a_restart()
    {
        machine.Machine.AddProvider("/usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai");
        machine.Start(77, Given);
        Assert.Contains("openai-codex-responses.js was changed: restart needed", machine.Say("process"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_gateway_itself_counts_and_not_what_it_starts()
    {
        machine.Start(80, [], ticks: 300);
        machine.Start(90, [.. Given], ticks: 200);
        machine.Start(70, [], program: "/bin/sh", ticks: 100);
        machine.Start(60, [], ticks: 50, group: "/user.slice/other.service", arguments: ["node", "/srv/other.js"]);
        Assert.Contains("process 90,", machine.Check("process").GetProperty("evidence")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("passed", machine.Say("process"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_unit_it_is_found_by_what_it_runs()
    {
        machine.Start(90, Given, group: "/", arguments: ["/usr/bin/node", "/usr/lib/node_modules/openclaw/dist/index.js", "gateway"]);
        Assert.StartsWith("passed", machine.Say("process"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_root_in_the_place_of_an_environment_leads_nowhere()
    {
        machine.Start(77, Given);
        File.Delete(machine.Machine.Real("/proc/77/environ"));
        machine.Machine.Link("/proc/77/environ", "/etc/hostname");
        Assert.StartsWith("not-checked", machine.Say("process"), StringComparison.Ordinal);
    }

    [Fact]
    public void That_none_runs_is_said() => Assert.Equal("not-checked: there is no /proc that shows processes", machine.Say("process"));

    private static IEnumerable<string> Rows(JsonElement check) =>
        check.GetProperty("rows").EnumerateArray().Select(row => string.Join(' ', row.EnumerateObject().Select(cell => cell.Value.GetString())));
}
