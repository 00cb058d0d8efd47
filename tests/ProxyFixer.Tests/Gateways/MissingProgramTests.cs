using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>A service whose node or script is gone, as after an update that moved a folder of nvm or pnpm.</summary>
public sealed class MissingProgramTests : IDisposable
{
    private const string Script = "/.npm-global/lib/node_modules/openclaw/dist/index.js";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_script_that_is_gone_keeps_the_service_from_starting()
    {
        machine.Write("/bin/sh", "");
        machine.Write("/usr/bin/node", "");
        machine.AddService("~" + Script);
        var run = machine.Run("lint");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"error PXF0111 (unit-does-not-start)\n  openclaw-gateway.service does not start: /home/claw{Script} does not exist.\n   --> ",
            run.Output, StringComparison.Ordinal);
        Assert.Contains($"does not start: /home/claw{Script} does not exist", machine.Run("env").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_concluded_from_the_version_in_the_path_of_a_node_that_is_gone()
    {
        machine.Write("~/.nvm/versions/node/v24.13.0/bin/node", "");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", """
            [Service]
            ExecStart=%h/.nvm/versions/node/v22.22.0/bin/node /app/dist/index.js gateway

            """);
        Assert.Contains("/home/claw/.nvm/versions/node/v22.22.0/bin/node does not exist", machine.Run("lint").Output, StringComparison.Ordinal);
        Assert.Contains("node      /home/claw/.nvm/versions/node/v22.22.0/bin/node, there is no such file", machine.Run("env").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_copied_out_of_a_machine_do_not_say_what_else_is_gone()
    {
        machine.Write("/usr/lib/node_modules/npm/package.json", "{}");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        Assert.DoesNotContain("PXF0111", machine.Run("lint").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Specifiers_in_the_start_command_are_resolved()
    {
        machine.AddOpenClaw("~/.npm-global/lib/node_modules/openclaw", "2026.4.15");
        machine.AddService("%h" + Script);
        Assert.Contains("openclaw  2026.4.15, home/claw/.npm-global/lib/node_modules/openclaw", machine.Run("env").Output, StringComparison.Ordinal);
    }
}
