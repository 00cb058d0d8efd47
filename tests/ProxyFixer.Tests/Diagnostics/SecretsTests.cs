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
    [InlineData("Environment", "HTTPS_PROXY=http://user:pass A=1", "HTTPS_PROXY=http://user:*** A=1")]
    [InlineData("Environment", "HTTPS_PROXY=http://proxy:3128 NO_PROXY=localhost,::1", "HTTPS_PROXY=http://proxy:3128 NO_PROXY=localhost,::1")]
    [InlineData("A", "x-eyJhbGciOiJub25l.eyJhIjoxfQ.x", "***")]
    [InlineData("A", "monkey=1 keyboard: x --tokenizer y", "monkey=1 keyboard: x --tokenizer y")]
    public void Values_are_hidden_by_name_and_by_form(string name, string value, string shown) =>
        Assert.Equal(shown, Secrets.Mask(name, value));

    [Theory]
    [InlineData("http://user:pa ss@proxy:3128", "http://***@proxy:3128")]
    [InlineData("http://us er:pass@proxy:3128", "http://***@proxy:3128")]
    [InlineData("http://user:pa\"ss@proxy:3128", "http://***@proxy:3128")]
    [InlineData("'http://user:pa`ss@proxy:3128'", "'http://***@proxy:3128'")]
    [InlineData("user:pa ss@proxy:3128", "***@proxy:3128")]
    [InlineData("http://user:pass", "http://user:***")]
    [InlineData("http://proxy:3128", "http://proxy:3128")]
    [InlineData("http://[::1]:3128/", "http://[::1]:3128/")]
    [InlineData("http://proxy:${PORT}", "http://proxy:${PORT}")]
    public void Passwords_of_proxies_are_hidden_whatever_stands_in_them(string value, string shown) =>
        Assert.Equal(shown, Secrets.Mask("HTTPS_PROXY", value));

    [Theory]
    [InlineData("A=http://user:pa ss@proxy:3128 B=1", "A=http://***@proxy:3128 B=1")]
    [InlineData("A=http://user:pa\"ss@proxy:3128", "A=http://***@proxy:3128")]
    [InlineData("http://proxy:3128 and @openclaw/ai", "http://proxy:3128 and @openclaw/ai")]
    [InlineData("is http://proxy:3128, of @openclaw/ai", "is http://proxy:3128, of @openclaw/ai")]
    [InlineData("A=u:p@h,v:q@i", "A=***@h,***@i")]
    [InlineData("http://a:b@c,d:e@f", "http://***@f")]
    [InlineData("http://user :pass@proxy", "http://user ***@proxy")]
    [InlineData("http//user:pass@proxy", "http//***@proxy")]
    public void Credentials_are_hidden_in_any_text(string text, string shown) => Assert.Equal(shown, Secrets.MaskCredentials(text));

    [Theory]
    [InlineData("Invalid environment assignment, ignoring: word", "Invalid environment assignment, ignoring: ***")]
    [InlineData("String is not UTF-8 clean, ignoring assignment: ExecStart=/bin/x word", "String is not UTF-8 clean, ignoring assignment: ExecStart=***")]
    [InlineData("Invalid syntax, ignoring: HTTPS_PROXY=http://user:pa\"ss@h", "Invalid syntax, ignoring: HTTPS_PROXY=***")]
    [InlineData("Failed to parse A=1 DB_PASSWORD=a b", "Failed to parse A=1 DB_PASSWORD=***")]
    [InlineData("Unknown key 'A' in section [Unit], ignoring.", "Unknown key 'A' in section [Unit], ignoring.")]
    public void A_quoted_line_shows_no_more_than_names(string warning, string shown) => Assert.Equal(shown, Secrets.MaskLine(warning));

    [Theory]
    [InlineData("[")]
    [InlineData("a")]
    [InlineData("a:")]
    [InlineData(":/")]
    [InlineData("-a")]
    [InlineData("http://u:p ")]
    [InlineData("u:p@h,")]
    public void Hiding_takes_no_more_than_linear_time(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)) + "@";
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Secrets.Mask("A", text);
        Secrets.Mask("HTTPS_PROXY", text);
        Secrets.MaskLine(text);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }
}
