using ProxyFixer.OpenClaw.State;

namespace ProxyFixer.Tests.OpenClaw.State;

/// <summary>The cases were given to <c>parseCliProfileArgs</c> of 2026.5.28 and 2026.9.6, which answer alike.</summary>
public sealed class CliProfileTests
{
    [Theory]
    [InlineData("gateway", null)]
    [InlineData("--profile work gateway", "work")]
    [InlineData("gateway --profile work", "work")]
    [InlineData("gateway run --profile=work", "work")]
    [InlineData("gateway --port 1 --profile work", "work")]
    [InlineData("--profile=work gateway --dev", "work")]
    [InlineData("--dev gateway", "dev")]
    [InlineData("gateway --dev", null)]
    [InlineData("node run --dev", "dev")]
    [InlineData("--foo gateway --dev", null)]
    [InlineData("--container x gateway --dev", null)]
    [InlineData("--log-level debug --profile work gateway", "work")]
    [InlineData("--no-color --profile work gateway", "work")]
    [InlineData("--profile default gateway", "default")]
    [InlineData("--profile a --profile b gateway", "b")]
    [InlineData("--profile gateway", "gateway")]
    [InlineData("-- --profile work", null)]
    public void A_command_line_names_a_profile(string line, string? profile) => Assert.Equal(profile, CliProfile.Of([.. line.Split(' ')]));

    [Theory]
    [InlineData("--profile a/b gateway")]
    [InlineData("--profile --dev gateway")]
    [InlineData("--profile= gateway")]
    [InlineData("--dev --profile b gateway")]
    [InlineData("--profile b --dev gateway")]
    public void What_OpenClaw_refuses_names_none(string line) => Assert.Null(CliProfile.Of([.. line.Split(' ')]));
}
