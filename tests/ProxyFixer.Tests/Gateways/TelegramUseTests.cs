using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>Whether a gateway starts Telegram, seen through the finding that hangs on it.</summary>
public sealed class TelegramUseTests
{
    [Theory]
    [InlineData("channels: { telegram: { botToken: '1:x' } }", true)]
    [InlineData("channels: { telegram: { enabled: true, tokenFile: '/run/token' } }", true)]
    [InlineData("channels: { telegram: { botToken: { source: 'env', provider: 'default', id: 'T' } } }", true)]
    [InlineData("channels: { telegram: { accounts: { work: { botToken: '1:x' } } } }", true)]
    [InlineData("channels: { telegram: { botToken: '1:x', accounts: { a: { enabled: false }, b: {} } } }", true)]
    [InlineData("channels: { telegram: { $include: './telegram.json5' } }", true)]
    [InlineData("channels: { telegram: { accounts: { work: { enabled: false, botToken: '1:x' } } } }", false)]
    [InlineData("channels: { telegram: { enabled: false, botToken: '1:x' } }", false)]
    [InlineData("channels: { telegram: { botToken: ' ' } }", false)]
    [InlineData("channels: { telegram: { proxy: 'http://127.0.0.1:7890' } }", false)]
    [InlineData("channels: { discord: { token: 'x' } }", false)]
    [InlineData("plugins: { entries: { telegram: { enabled: false } } }, channels: { telegram: { botToken: '1:x' } }", false)]
    [InlineData("plugins: { deny: ['telegram'] }, channels: { telegram: { botToken: '1:x' } }", false)]
    [InlineData("plugins: { enabled: false }, channels: { telegram: { botToken: '1:x' } }", false)]
    [InlineData("env: { vars: { TELEGRAM_BOT_TOKEN: '1:x' } }", true)]
    [InlineData("env: { vars: { TELEGRAM_BOT_TOKEN: '1:x', OPENCLAW_SKIP_CHANNELS: 'yes' } }", false)]
    [InlineData("", false)]
    public void A_channel_is_started_where_an_account_has_a_token_and_nothing_turns_it_off(string config, bool expected)
    {
        using var machine = Machine("2026.2.25");
        machine.Write("~/.openclaw/telegram.json5", "{ botToken: '1:x' }");
        machine.Write("~/.openclaw/openclaw.json", $"{{ {config} }}");
        var report = machine.Run("lint").Output;
        Assert.Equal(expected, report.Contains("PXF0309", StringComparison.Ordinal));
        Assert.DoesNotContain("PXF0101", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_that_cannot_be_understood_leaves_it_open()
    {
        using var machine = Machine("2026.2.25");
        machine.Write("~/.openclaw/openclaw.json", "{ channels: { telegram: ");
        Assert.Contains("whether Telegram is enabled is not known", machine.Run("lint").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026.2.23")]
    [InlineData("2026.3.1")]
    [InlineData("2026.9.6")]
    public void Other_releases_keep_the_proxy(string version)
    {
        using var machine = Machine(version);
        machine.Write("~/.openclaw/openclaw.json", "{ channels: { telegram: { botToken: '1:x' } } }");
        Assert.DoesNotContain("PXF0309", machine.Run("lint", "--verbose").Output, StringComparison.Ordinal);
        Assert.False(OpenClawRelease.Of(OpenClawVersion.Parse(version)).AsksForTelegram);
    }

    private static FakeMachine Machine(string version)
    {
        var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", version);
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", """
            [Service]
            ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
            Environment=HTTPS_PROXY=http://127.0.0.1:7890 NO_PROXY=localhost,127.0.0.1,::1,[::1]

            """);
        return machine;
    }
}
