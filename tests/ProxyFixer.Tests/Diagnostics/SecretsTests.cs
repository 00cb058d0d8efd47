using ProxyFixer.Diagnostics;

namespace ProxyFixer.Tests.Diagnostics;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("HTTPS_PROXY", "http://user:p%40ss@proxy:3128", "http://***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://user:p@s/s#x@proxy:3128", "http://***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://token@proxy:3128", "http://***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "user:pass@proxy:3128", "***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http:\\\\user:pass@proxy:3128", "http:\\\\***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://proxy:3128/", "http://proxy:3128/")]
    [InlineData("NO_PROXY", "localhost,127.0.0.1,::1", "localhost,127.0.0.1,::1")]
    [InlineData("EXAMPLE_API_KEY", "placeholder-value", "***")]
    [InlineData("gatewayToken", "abc", "***")]
    [InlineData("env.vars.DB_PASSWORD", "abc", "***")]
    [InlineData("OPENAI", "sk-proj-abcdefgh12345", "***")]
    [InlineData("A", "eyJhbGciOiJub25l.eyJhIjoxfQ.x", "***")]
    [InlineData("NODE_USE_ENV_PROXY", "1", "1")]
    [InlineData("OPENCLAW_SERVICE_MANAGED_ENV_KEYS", "EXAMPLE_API_KEY", "EXAMPLE_API_KEY")]
    [InlineData("SSH_AUTH_SOCK", "/run/x", "/run/x")]
    [InlineData("KEYBOARD", "us", "us")]
    [InlineData("EXAMPLE_API_KEY", "", "")]
    [InlineData("ExecStart", "/usr/bin/node /usr/lib/node_modules/@openclaw/ai/x.js", "/usr/bin/node /usr/lib/node_modules/@openclaw/ai/x.js")]
    public void Values_are_hidden_by_name_and_by_form(string name, string value, string shown) =>
        Assert.Equal(shown, Secrets.Mask(name, value));
}
