using System.Text.Json;

namespace ProxyFixer.Tests.Proof;

/// <summary>Every sender with every kind of Node: before a fix, after it, and after <c>restore</c>.</summary>
[Trait("Category", "RealParts")]
public sealed class ProofMatrixTests
{
    private const string Wrong = "failed: Codex requests go out without the Origin, Referer, User-Agent, Accept-Language of a browser";
    private const string Direct = "failed: fetch connects to chatgpt.com directly, past the proxy: ";
    private const string Proxied = "passed: fetch asks the proxy for chatgpt.com";

    public static TheoryData<string, string> Points
    {
        get
        {
            var points = new TheoryData<string, string>();
            foreach (var node in new[] { "22.20.0", "22.22.0", "24.4.1", "24.21.0", "26.12.1" })
            {
                foreach (var release in new[] { "2026.3.8", "2026.5.28", "2026.9.6" })
                {
                    points.Add(node, release);
                }
            }

            return points;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Points))]
    public void What_a_fix_does_is_seen_and_so_is_that_it_was_taken_back(string node, string release)
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1", "15 points, some 8 seconds each; PROXYFIXER_ALL_POINTS=1 tries them");
        Skip.IfNot(OperatingSystem.IsLinux(), "processes are started as on Linux");
        using var gateway = new RealGateway(node, release);
        Install(gateway, release);
        var (isOwn, knowsSwitch) = (release != "2026.3.8", node != "22.20.0");
        var before = isOwn ? Proxied : Direct + (knowsSwitch ? "NODE_USE_ENV_PROXY is not set" : "Node 22.20.0 does not know NODE_USE_ENV_PROXY (in this line since 22.21.0)");
        Assert.Equal((before, Wrong), See(gateway));
        var fix = gateway.Type("", "fix", "--yes", "--select", "PXF0101,PXF0401", "--scope", "user");
        Assert.True(fix.ExitCode == (isOwn || knowsSwitch ? 0 : 1), fix.Output + fix.Error);
        Assert.Equal((isOwn || knowsSwitch ? Proxied : before, "passed: Codex requests carry the headers of a browser"), See(gateway));
        Assert.Equal(0, gateway.Run("restore").ExitCode);
        Assert.Equal((before, Wrong), See(gateway));
    }

    private static void Install(RealGateway gateway, string release)
    {
        switch (release)
        {
            case "2026.3.8":
                gateway.Install("@mariozechner/pi-ai@0.57.1");
                break;
            case "2026.5.28":
                gateway.UseCode("openclaw@2026.5.28", "dist/*.js");
                gateway.Install("openai@6.39.0");
                gateway.Install("undici@8.3.0");
                gateway.Install("ipaddr.js@2.4.0");
                break;
            default:
                gateway.Install("@openclaw/ai@2026.9.6");
                gateway.Install("undici@8.10.0");
                break;
        }
    }

    private static (string Route, string Headers) See(RealGateway gateway) => gateway.Verify() is var checks ? (Say(checks["route"]), Say(checks["headers"])) : default;

    private static string Say(JsonElement check) => $"{check.GetProperty("outcome").GetString()}: {check.GetProperty("message").GetString()}";
}
