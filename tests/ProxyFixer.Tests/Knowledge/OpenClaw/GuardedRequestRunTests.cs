using System.Text.Json;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tests.RealParts;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

/// <summary>
/// Requests that published releases guard themselves, under the switch and with a proxy in the environment: the renewal of a ChatGPT
/// sign-in, web_fetch and web_search.
/// </summary>
[Trait("Category", "RealParts")]
public sealed class GuardedRequestRunTests : IDisposable
{
    private const string Token = "function postTokenForm(";
    private const string Web = "function fetchWithWebToolsNetworkGuard(";

    // The packages that decide the way, in the versions that package.json names; all else on the way is left out.
    private static readonly Dictionary<string, (string Node, string[] Packages)> Releases = new()
    {
        ["2026.5.28"] = ("22.22.0", ["undici@8.3.0", "ipaddr.js@2.4.0"]),
        ["2026.7.1"] = ("24.21.0", ["undici@8.5.0", "ipaddr.js@2.4.0"]),
        ["2026.8.1"] = ("24.21.0", ["undici@8.10.0", "ipaddr.js@2.5.0", "@openclaw/fs-safe@0.5.6"]),
        ["2026.9.6"] = ("24.21.0", ["undici@8.10.2", "ipaddr.js@2.5.0"]),
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("2026.5.28")]
    [InlineData("2026.7.1")]
    [InlineData("2026.8.1")]
    [InlineData("2026.9.6")]
    public void A_sign_in_is_renewed_the_way_that_the_knowledge_says_and_through_a_managed_proxy_always(string version)
    {
        var follows = OpenClawRelease.Of(OpenClawVersion.Parse(version)).TokenRequestsFollow.Value == Answer.Yes;
        Assert.Equal(Way("auth.openai.com:443", follows), Run(version, Token, "token"));
        Assert.Equal(Way("auth.openai.com:443", isProxied: true), Run(version, Token, "token", "managed"));
    }

    [SkippableTheory]
    [InlineData("2026.5.28")]
    [InlineData("2026.9.6")]
    public void Web_fetch_is_proxied_only_when_told_so_and_web_search_always(string version)
    {
        Assert.Equal(Answer.Yes, OpenClawRelease.Of(OpenClawVersion.Parse(version)).KnowsWebFetchProxy.Value);
        Assert.Equal(Way("example.com:443", isProxied: false), Run(version, Web, "web_fetch"));
        Assert.Equal(Way("example.com:443", isProxied: true), Run(version, Web, "web_fetch-trusted"));
        Assert.Equal(Way("example.com:443", isProxied: true), Run(version, Web, "web_search"));
    }

    private static string Way(string target, bool isProxied) => (isProxied ? "asked " : "dialled ") + target;

    private string Run(string version, string code, string request, params string[] more)
    {
        var (node, packages) = Releases[version];
        var dist = Path.Combine(NpmCache.Get("openclaw@" + version, version == "2026.9.6" ? "dist/*.mjs" : "dist/*.js"), "dist");
        var chunk = Directory.GetFiles(dist).Single(file => File.ReadAllText(file).Contains(code, StringComparison.Ordinal));
        var driver = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/guarded-request.mjs");
        var run = NodeProgram.RunWith(node, [driver, request, chunk, Modules(packages), .. more]);
        Assert.True(run.ExitCode == 0, run.Errors);
        using var result = JsonDocument.Parse(run.Output);
        return string.Join(", ", Texts(result, "asked").Select(one => "asked " + one).Concat(Texts(result, "direct").Select(one => "dialled " + one)));
    }

    private static IEnumerable<string> Texts(JsonDocument result, string name) => result.RootElement.GetProperty(name).EnumerateArray().Select(one => one.GetString()!);

    private string Modules(string[] packages)
    {
        foreach (var package in packages)
        {
            var link = Path.Combine(folder.Path, "node_modules", package[..package.LastIndexOf('@')]);
            if (!Path.Exists(link))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                Directory.CreateSymbolicLink(link, NpmCache.Get(package));
            }
        }

        return folder.Path;
    }
}
