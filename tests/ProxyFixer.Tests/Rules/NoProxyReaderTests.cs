using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>NO_PROXY is judged by the rules of whoever sends the request: OpenClaw's own undici, or the one inside Node.</summary>
public sealed class NoProxyReaderTests
{
    // Whole turns of OpenClaw 2026.5.28 (undici 8.3.0) without the switch decided the first four.
    [Theory]
    [InlineData("2026.5.28", "22.22.0", "localhost,*", null)]
    [InlineData("2026.5.28", "22.22.0", "localhost,.chatgpt.com", "undici 8.3.0")]
    [InlineData("2026.5.28", "24.21.0", "localhost,*", null)]
    [InlineData("2026.5.28", "24.21.0", ".chatgpt.com", "undici 8.3.0")]
    [InlineData("2026.5.28", "26.12.1", "localhost,*", null)]
    [InlineData("2026.3.8", "22.22.0", "localhost,*", "Node 22.22.0")]
    [InlineData("2026.3.8", "26.12.1", "localhost,*", "Node 26.12.1")]
    [InlineData("2026.3.8", "26.12.1", "*:443", "Node 26.12.1")]
    [InlineData("2026.3.8", "26.12.1", "*.chatgpt.com", null)]
    [InlineData("2026.3.8", "26.10.0", "*.chatgpt.com", "Node 26.10.0")]
    public void The_reader_is_named_and_its_rules_count(string openClaw, string node, string noProxy, string? reader)
    {
        using var machine = Machine(openClaw, node, noProxy);
        var report = machine.Run("lint").Output;
        Assert.Equal(reader is not null, report.Contains("PXF0507", StringComparison.Ordinal));
        Assert.Contains(reader is null ? "" : $"by the rules of {reader}", report, StringComparison.Ordinal);
    }

    // The range of 2026.4.5 allows every undici 8; what lies beside the install decides.
    [Theory]
    [InlineData("8.0.2", false)]
    [InlineData("8.13.1", true)]
    [InlineData(null, false)]
    public void The_undici_beside_the_install_counts(string? undici, bool matches)
    {
        using var machine = Machine("2026.4.5", "22.22.0", "localhost,*");
        if (undici is not null)
        {
            machine.Write("/usr/lib/node_modules/undici/package.json", $$"""{"name":"undici","version":"{{undici}}"}""");
        }

        Assert.Equal(matches, machine.Run("lint").Output.Contains("PXF0507", StringComparison.Ordinal));
    }

    // From Node 26 on fetch looks for a dispatcher under a name that undici sets since 7.27 and 8.0.
    [Theory]
    [InlineData("26.10.0", "7.24.1", "error PXF0101")]
    [InlineData("26.10.0", "7.30.2", null)]
    [InlineData("26.10.0", null, "warning PXF0101")]
    [InlineData("24.21.0", "7.24.1", null)]
    public void A_dispatcher_that_fetch_does_not_see_is_none(string node, string? undici, string? expected)
    {
        using var machine = Machine("2026.3.13", node, "localhost,127.0.0.1,::1");
        if (undici is not null)
        {
            machine.Write("/usr/lib/node_modules/openclaw/node_modules/undici/package.json", $$"""{"name":"undici","version":"{{undici}}"}""");
        }

        var report = machine.Run("lint").Output;
        Assert.Equal(expected is not null, report.Contains("PXF0101", StringComparison.Ordinal));
        Assert.Contains(expected ?? "", report, StringComparison.Ordinal);
    }

    private static FakeMachine Machine(string openClaw, string node, string noProxy)
    {
        var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", openClaw);
        machine.AddConfig();
        machine.Write("/usr/bin/node", "stands for the program\n");
        var numbers = node.Split('.');
        machine.Write("/usr/include/node/node_version.h", $"#define NODE_MAJOR_VERSION {numbers[0]}\n#define NODE_MINOR_VERSION {numbers[1]}\n#define NODE_PATCH_VERSION {numbers[2]}\n");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", $"""
            [Service]
            ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
            Environment=HTTP_PROXY=http://127.0.0.1:7890
            Environment=HTTPS_PROXY=http://127.0.0.1:7890
            Environment="NO_PROXY={noProxy}"
            {(openClaw == "2026.3.8" ? "Environment=NODE_USE_ENV_PROXY=1" : "")}

            """);
        return machine;
    }
}
