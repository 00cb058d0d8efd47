using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>Nobody is sent to the state folder's <c>.env</c> with a proxy where the release reads that too late (PXF0201).</summary>
public sealed class LateFileAdviceTests : IDisposable
{
    private const string Package = "/usr/lib/node_modules/openclaw";
    private const string Marker = "Environment=OPENCLAW_SERVICE_MARKER=openclaw\n";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("2026.1.30", "mode 0600. This release reads the .env file of OpenClaw's state folder too late for them.")]
    [InlineData("2026.3.8", "mode 0600. This release reads the .env file of OpenClaw's state folder too late for them.")]
    [InlineData("2026.5.28", "Move the proxy variables to the .env file of OpenClaw's state folder, or to an environment file of the service, with mode 0600.")]
    [InlineData(null, "From OpenClaw 2026.3.11 on, the .env file of its state folder will do, too; earlier releases read that too late.")]
    public void A_password_goes_where_it_is_read_in_time(string? version, string help)
    {
        Lay(version, "Environment=HTTPS_PROXY=http://user:secret@10.0.0.1:7890\n");
        Assert.Contains(help, Help("PXF0511"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026.5.28", "into the .env file of the state folder.")]
    [InlineData(null, "From OpenClaw 2026.3.11 on, the .env file of the state folder will do, too; earlier releases read that too late for a proxy.")]
    public void A_line_that_install_takes_away_goes_where_it_is_read_in_time(string? version, string help)
    {
        Lay(version, "Environment=HTTPS_PROXY=http://10.0.0.1:7890\n" + Marker);
        Assert.EndsWith(help, Help("PXF0108"), StringComparison.Ordinal);
    }

    private void Lay(string? version, string lines)
    {
        if (version is not null)
        {
            machine.AddOpenClaw(Package, version);
        }

        machine.Write("~/.config/systemd/user/openclaw-gateway.service", $"[Service]\nExecStart=/usr/bin/node {Package}/dist/index.js gateway\n{lines}");
    }

    private string Help(string rule) =>
        machine.Run("lint", "--select", rule).Output.Split('\n').Single(line => line.StartsWith("  help: ", StringComparison.Ordinal));
}
