using System.Globalization;
using ProxyFixer.Proof;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Proof;

/// <summary><c>verify --turn</c>: what an agent answers, written by us in the place of OpenClaw's.</summary>
[Trait("Category", "RealParts")]
public sealed class TurnCheckTests
{
    private const string Entry = "node_modules/openclaw/dist/index.js";

    [SkippableFact]
    public void An_answer_is_told_with_the_model_and_the_agent_runs_as_the_user_of_the_service()
    {
        using var gateway = Gateway("""
            import fs from "node:fs";
            fs.writeFileSync(new URL("../../../seen", import.meta.url), [process.getuid(), process.env.NODE_USE_ENV_PROXY, ...process.argv.slice(2)].join("\n"));
            console.log("[plugins] loaded\n" + JSON.stringify({ status: "ok", result: { payloads: [{ text: "pong" }], meta: { agentMeta: { provider: "openai-codex", model: "gpt-5.4" } } } }));
            """);
        var check = gateway.Turn(20);
        Assert.Equal((CheckOutcome.Passed, "the agent answered, by openai-codex/gpt-5.4"), (check.Outcome, check.Message));
        Assert.Equal("it said: pong", Assert.Single(check.Evidence));
        var seen = gateway.Read("seen").Split('\n');
        Assert.NotEqual("0", seen[0]);
        Assert.Equal(["1", "agent", "--session-id", "proxyfixer-verify", "--message"], seen[1..6]);
    }

    [SkippableFact]
    public void A_failure_is_told_without_what_may_be_a_secret()
    {
        using var gateway = Gateway($$"""
            console.error("proxy http://user:{{RealGateway.Secret}}@10.0.0.1:7890 refused\nError: fetch failed, token={{RealGateway.Secret}}");
            process.exit(1);
            """);
        var check = gateway.Turn(20);
        Assert.Equal((CheckOutcome.Failed, "the agent failed (exit status 1)"), (check.Outcome, check.Message));
        Assert.Equal("Error: fetch failed, ***", check.Evidence[0]);
    }

    [SkippableFact]
    public void An_agent_that_hangs_is_ended_with_all_it_started()
    {
        using var gateway = Gateway("""
            import { spawn } from "node:child_process";
            import fs from "node:fs";
            fs.writeFileSync(new URL("../../../child", import.meta.url), String(spawn("sleep", ["1000"]).pid));
            setInterval(() => {}, 1000);
            """);
        var check = gateway.Turn(1);
        Assert.Equal((CheckOutcome.Failed, "no answer came within 1 seconds"), (check.Outcome, check.Message));
        var child = int.Parse(gateway.Read("child"), CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{child}"), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Nothing_is_run_below_another_root()
    {
        using var machine = new VerifiedMachine();
        var run = CommandRun.Of(["verify", "--turn", "--root", machine.Machine.Root], machine.Machine.Root);
        Assert.Contains("? turn     not checked, because what lies below another root is never run", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    private static RealGateway Gateway(string code)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "processes are started as on Linux");
        ExternalTool.Require("setsid");
        ExternalTool.Require("setpriv");
        var gateway = new RealGateway("22.22.0", lines: "Environment=NODE_USE_ENV_PROXY=1");
        gateway.Write(Entry, code + "\n");
        return gateway;
    }
}
