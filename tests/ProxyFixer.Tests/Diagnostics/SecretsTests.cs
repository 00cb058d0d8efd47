using ProxyFixer.Diagnostics;

namespace ProxyFixer.Tests.Diagnostics;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("HTTPS_PROXY", "http://user:p%40ss@proxy:3128", "http://user:***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://user:p@s/s#x@proxy:3128", "http://user:***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://token@proxy:3128", "http://***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://T0ken:x-oauth@proxy:3128", "http://***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "user:pass@proxy:3128", "user:***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http:\\\\user:pass@proxy:3128", "http:\\\\user:***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://proxy:3128/", "http://proxy:3128/")]
    [InlineData("HTTPS_PROXY", "http://proxy:3128/?k=abc", "http://proxy:3128/***")]
    [InlineData("HTTPS_PROXY", "http://us er:pass@proxy:3128", "http://***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "http://user:pa\"ss@proxy:3128", "http://user:***@proxy:3128")]
    [InlineData("HTTPS_PROXY", "'http://user:pa`ss@proxy:3128'", "'http://user:***@proxy:3128'")]
    [InlineData("HTTPS_PROXY", "http://user:pass", "http://user:***")]
    [InlineData("HTTPS_PROXY", "http://[::1]:3128/", "http://[::1]:3128/")]
    [InlineData("HTTPS_PROXY", "http://proxy:${PORT}", "http://proxy:${PORT}")]
    [InlineData("HTTPS_PROXY", "socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080")]
    [InlineData("HTTPS_PROXY", "SECRET", "***")]
    [InlineData("NO_PROXY", "localhost,127.0.0.1,::1,[::1],.corp.example,*.local,10.0.0.0/8,fd00::/8", "localhost,127.0.0.1,::1,[::1],.corp.example,*.local,10.0.0.0/8,fd00::/8")]
    [InlineData("NO_PROXY", "localhost,S3CR3T, *", "localhost,***, *")]
    [InlineData("EXAMPLE_API_KEY", "placeholder-value", "***")]
    [InlineData("EXAMPLE_API_KEY", "${EXAMPLE_API_KEY}", "${EXAMPLE_API_KEY}")]
    [InlineData("EXAMPLE_API_KEY", "1", "***")]
    [InlineData("EXAMPLE_API_KEY", "", "")]
    [InlineData("gatewayToken", "abc", "***")]
    [InlineData("env.vars.DB_PASSWORD", "abc", "***")]
    [InlineData("gateway.args.0", "S3CR3T", "***")]
    [InlineData("OPENAI", "sk-proj-abcdefgh12345", "***")]
    [InlineData("A", "AKIAABCDEFGHIJKL1234", "***")]
    [InlineData("A", "anything", "***")]
    [InlineData("A", "12345", "12345")]
    [InlineData("A", "local!!$$^^", "***")]
    [InlineData("A", "..////----", "***")]
    [InlineData("A", "4111 1111 1111 1111", "***")]
    [InlineData("NODE_USE_ENV_PROXY", "1", "1")]
    [InlineData("NODE_USE_ENV_PROXY", "SECRET", "***")]
    [InlineData("NODE_USE_ENV_PROXY", "1 # SECRET", "1 # ***")]
    [InlineData("NODE_USE_ENV_PROXY", "\"1\"", "\"1\"")]
    [InlineData("NODE_EXTRA_CA_CERTS", "/etc/ssl/certs/corp-ca.pem", "/etc/ssl/certs/corp-ca.pem")]
    [InlineData("NODE_EXTRA_CA_CERTS", "SECRET", "***")]
    [InlineData("PATH", "/home/claw/.nvm/versions/node/v22.22.0/bin:/usr/bin", "/home/claw/.nvm/versions/node/v22.22.0/bin:/usr/bin")]
    [InlineData("NODE_OPTIONS", "--max-http-header-size=16384 --require=S3CR3T", "--max-http-header-size=16384 --require=***")]
    [InlineData("OPENCLAW_SERVICE_MANAGED_ENV_KEYS", "EXAMPLE_API_KEY", "EXAMPLE_API_KEY")]
    [InlineData("SSH_AUTH_SOCK", "/run/x", "/run/x")]
    [InlineData("CREDENTIALS_DIRECTORY", "/run/credentials/a.service", "/run/credentials/a.service")]
    [InlineData("CREDENTIALS_DIRECTORY", "S3CR3T", "***")]
    [InlineData("KillMode", "process", "process")]
    [InlineData("Description", "OpenClaw Gateway (v2026.3.8)", "OpenClaw Gateway (v2026.3.8)")]
    [InlineData("After", "network-online.target", "network-online.target")]
    [InlineData("gateway.mode", "local", "local")]
    [InlineData("agents.defaults.model.primary", "openai-codex/gpt-5.4", "openai-codex/gpt-5.4")]
    [InlineData("baseUrl", "https://chatgpt.com/backend-api", "https://chatgpt.com/backend-api")]
    [InlineData("URL", "https://hooks.slack.com/services/T000/B000/X", "https://hooks.slack.com/***")]
    [InlineData("ExecStart", "/usr/bin/node /usr/lib/node_modules/@openclaw/ai/x.js gateway --port 18789", "/usr/bin/node /usr/lib/node_modules/@openclaw/ai/x.js gateway --port 18789")]
    [InlineData("ExecStart", "/bin/node x.js --token abc --port 1", "/bin/node x.js --token *** --port 1")]
    [InlineData("ExecStart", "/bin/node x.js --password=abc --port 1", "/bin/node x.js --password=*** --port 1")]
    [InlineData("ExecStart", "/usr/bin/curl -u user:pw -H 'Authorization: Bearer abc' https://h", "/usr/bin/curl -u *** -H '***' https://h")]
    [InlineData("Environment", "API_KEY=abc HTTP_PROXY=http://u:p@h:1", "API_KEY=*** HTTP_PROXY=http://u:***@h:1")]
    [InlineData("Environment", "\"API_KEY=a b\" A=1", "\"API_KEY=***\" A=1")]
    [InlineData("Environment", "API_KEY='a b' A=1", "API_KEY='***' A=1")]
    [InlineData("Environment", "API_KEY=a\\ b A=1", "***")]
    [InlineData("Environment", "\"API_KEY=a b", "***")]
    [InlineData("PLAIN", "user:password@proxy", "***")]
    [InlineData("ExecStart", "/usr/bin/curl -u token:password", "/usr/bin/curl -u ***")]
    public void What_is_not_known_to_be_harmless_is_hidden(string name, string value, string shown) =>
        Assert.Equal(shown, Secrets.Mask(name, value));

    [Theory]
    [InlineData("HTTPS_PROXY", "HTTPS_PROXY=http://u:p@h:1", "HTTPS_PROXY=http://u:***@h:1")]
    [InlineData("HTTPS_PROXY", "\"HTTPS_PROXY=http://u:p@h:1\"", "\"HTTPS_PROXY=http://u:***@h:1\"")]
    [InlineData("mode", "'local'", "'local'")]
    [InlineData("token", "'local'", "'***'")]
    [InlineData("HOME", "<string>/Users/claw</string>", "<string>/Users/claw</string>")]
    [InlineData("HOME", "<string>a&#x41;</string>", "<string>***</string>")]
    [InlineData("A", "'a\\'b'", "'***'")]
    [InlineData("A", "\"x y", "***")]
    public void What_surrounds_a_written_value_stays(string name, string written, string shown) => Assert.Equal(shown, Secrets.MaskWritten(name, written));

    [Theory]
    [InlineData("HTTPS_PROXY", "HTTPS_PROXY")]
    [InlineData("openai-codex:default", "openai-codex:default")]
    [InlineData("S3CR3Thunter2", "***")]
    [InlineData("http://u:p@h", "***")]
    [InlineData("sk-abcdefgh12345", "***")]
    public void A_name_is_hidden_only_where_it_is_not_written_like_one(string name, string shown) => Assert.Equal(shown, Secrets.MaskName(name));

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
    [InlineData("x.service: Ignoring invalid environment assignment 'A B=c d': /etc/x.env", "x.service: Ignoring invalid environment assignment '***': /etc/x.env")]
    [InlineData("Failed to parse A=1 DB_PASSWORD=a b", "Failed to parse A=1 DB_PASSWORD=***")]
    [InlineData("it wants NODE_USE_ENV_PROXY=1, and KillMode=process.", "it wants NODE_USE_ENV_PROXY=1, and KillMode=process.")]
    [InlineData("Failed to resolve specifiers in TOKEN=%z9, ignoring: Invalid slot", "Failed to resolve specifiers in TOKEN=***, ignoring: Invalid slot")]
    [InlineData("Unknown key 'A' in section [Unit], ignoring.", "Unknown key 'A' in section [Unit], ignoring.")]
    [InlineData("Unknown key 'Enviroment' in section [Service], ignoring.", "Unknown key 'Enviroment' in section [Service], ignoring.")]
    [InlineData("Unknown key 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwgg' in section [Service], ignoring.", "Unknown key '***' in section [Service], ignoring.")]
    [InlineData("Unknown key 'sk-proj-Zq860abcdefghijklmnop' in section [Service], ignoring.", "Unknown key '***' in section [Service], ignoring.")]
    [InlineData("Bad characters in section header '[\"sk0Zq777secret9\", \"b\"]'", "Bad characters in section header '[***]'")]
    [InlineData("Invalid section header '[sk-proj-Zq860abcdefg'", "Invalid section header '[***'")]
    [InlineData("Unknown section 'sk-proj-Zq860abcdefg'. Ignoring.", "Unknown section '***'. Ignoring.")]
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
        Secrets.Mask("Environment", text);
        Secrets.Mask("NO_PROXY", text);
        Secrets.MaskLine(text);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }
}
