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
    [InlineData("value", "API_KEY=abc HTTP_PROXY=http://p:1", "API_KEY=*** HTTP_PROXY=http://p:1")]
    [InlineData("value", "\"API_KEY=a b\" A=1", "\"API_KEY=***\" A=1")]
    [InlineData("value", "API_KEY='a b' A=1", "API_KEY=***' A=1")]
    [InlineData("value", "API_KEY=a\\ b A=1", "API_KEY=***")]
    [InlineData("ExecStart", "/bin/node x.js --token abc --port 1", "/bin/node x.js --token *** --port 1")]
    [InlineData("ExecStart", "/bin/node x.js --password=abc --port 1", "/bin/node x.js --password=*** --port 1")]
    [InlineData("command", "[\"--token\", \"abc\"]", "[\"--token\", ***\"]")]
    [InlineData("gateway", "{ token: 'abc', Authorization: Bearer abc }", "{ token: ***")]
    [InlineData("A", "monkey=1 keyboard: x --tokenizer y", "monkey=1 keyboard: x --tokenizer y")]
    public void Values_are_hidden_by_name_and_by_form(string name, string value, string shown) =>
        Assert.Equal(shown, Secrets.Mask(name, value));
}
