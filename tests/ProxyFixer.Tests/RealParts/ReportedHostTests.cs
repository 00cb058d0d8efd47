using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>The report's whole story with the real parts: the built program mends the host, and the real Node shows that it did.</summary>
[Trait("Category", "RealParts")]
public sealed class ReportedHostTests : IDisposable
{
    private static readonly string[] BrowserHeaders = ["origin", "referer", "user-agent", "accept-language"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("@mariozechner/pi-ai@0.57.1", "dist/providers/openai-codex-responses.js")]
    [InlineData("@earendil-works/pi-ai@1.5.2", "dist/api/openai-codex-responses.js")]
    public void Requests_pass_the_proxy_like_a_browsers_after_the_fix_and_not_before(string package, string provider)
    {
        ExternalTool.Require("git");
        ExternalTool.Require("patch");
        using var network = new LoopbackNetwork(folder.Path);
        var host = new ReportedHost(Path.Combine(folder.Path, "machine"), package, provider, network);
        var original = DiskTree.Describe(host.Root);

        Assert.Equal(["PXF0101", "PXF0401"], Lint(host, status: 1));
        CheckRequestsBefore(host, network);
        CheckPatch(host);
        Assert.Equal(original, DiskTree.Describe(host.Root));

        Assert.Equal(0, Run(host, "fix", "--yes").ExitCode);
        Assert.Empty(Lint(host, status: 0));
        var mended = DiskTree.Describe(host.Root);
        Assert.StartsWith("Nothing was changed.", Run(host, "fix", "--yes").Output, StringComparison.Ordinal);
        Assert.Equal(mended, DiskTree.Describe(host.Root));
        CheckRequestsAfter(host, network);

        Assert.Equal(0, BuiltProgram.Run(["restore"], folder.Path).ExitCode);
        Assert.Equal(original, DiskTree.Describe(host.Root));
    }

    private CommandRun Run(ReportedHost host, string command, params string[] options) =>
        BuiltProgram.Run([command, "--root", host.Root, .. options], folder.Path);

    private IEnumerable<string> Lint(ReportedHost host, int status)
    {
        var lint = Run(host, "lint", "--format", "json");
        Assert.True(lint.ExitCode == status, lint.Output + lint.Error);
        using var report = JsonDocument.Parse(lint.Output);
        return [.. report.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Where(found => found.GetProperty("severity").GetString() != "info").Select(found => found.GetProperty("id").GetString()!)];
    }

    private void CheckPatch(ReportedHost host)
    {
        var patch = Path.Combine(folder.Path, "fix.patch");
        Assert.Equal(1, Run(host, "diff", "--output", patch).ExitCode);
        var git = ExternalTool.Run("git", ["apply", "--check", patch], host.Root);
        Assert.True(git.ExitCode == 0, git.Error);
        var dry = ExternalTool.Run("patch", ["-p1", "--dry-run", "-i", patch], host.Root);
        Assert.True(dry.ExitCode == 0, dry.Output + dry.Error);
    }

    // A name that only the proxy reaches cannot be resolved; what can be reached is reached past the proxy, without the headers.
    private static void CheckRequestsBefore(ReportedHost host, LoopbackNetwork network)
    {
        CheckEnvironment(host, isMended: false);
        var outcome = host.Send(Requests(network));
        var arrived = network.TakeArrived();
        Assert.All(outcome.Where(one => one.Key.StartsWith("hidden", StringComparison.Ordinal)), one => Assert.NotNull(one.Value));
        Assert.Contains("fetch failed", outcome["hidden-sse"], StringComparison.Ordinal);
        Assert.All(outcome.Where(one => one.Key.StartsWith("open", StringComparison.Ordinal)), one => Assert.Null(one.Value));
        Assert.Equal(["open-plain", "open-sse", "open-websocket"], Names(arrived));
        Assert.All(arrived, request =>
        {
            Assert.Null(request.Via);
            Assert.Null(request["origin"]);
            Assert.Null(request["referer"]);
            Assert.StartsWith("pi", request["user-agent"], StringComparison.Ordinal);
            Assert.True(request["accept-language"] is null or "*", request["accept-language"]);
        });
    }

    private static void CheckRequestsAfter(ReportedHost host, LoopbackNetwork network)
    {
        CheckEnvironment(host, isMended: true);
        var requests = Requests(network).ToArray();
        Assert.All(host.Send(requests), one => Assert.True(one.Value is null, $"{one.Key}: {one.Value}"));
        var arrived = network.TakeArrived();
        Assert.Equal(requests.Select(one => one.Name).Order(StringComparer.Ordinal), Names(arrived));
        Assert.All(arrived, request =>
        {
            var (_, baseUrl, transport) = requests.Single(one => request.Url.StartsWith($"/{one.Name}/", StringComparison.Ordinal));
            Assert.Equal($"CONNECT {new Uri(baseUrl).Host}:{new Uri(baseUrl).Port}", request.Via);
            Assert.Equal(transport, request.Kind);
            Assert.Equal("account-1", request["chatgpt-account-id"]);
            Assert.Equal(["https://chatgpt.com", "https://chatgpt.com/"], BrowserHeaders[..2].Select(name => request[name]));
            Assert.Matches("^Mozilla/5\\.0 .*(Chrome|Firefox|Safari)/", request["user-agent"]);
            Assert.Equal("en-US,en;q=0.9", request["accept-language"]);
        });
    }

    private static void CheckEnvironment(ReportedHost host, bool isMended)
    {
        var computed = host.StartEnvironment();
        Assert.All(host.WrittenEnvironment(), written => Assert.Equal(written.Value, computed[written.Key]));
        Assert.Equal(isMended ? "1" : null, computed.GetValueOrDefault("NODE_USE_ENV_PROXY"));
        Assert.Equal(isMended, host.WrittenEnvironment().ContainsKey("NODE_USE_ENV_PROXY"));
    }

    private static IEnumerable<(string Name, string BaseUrl, string Transport)> Requests(LoopbackNetwork network) =>
    [
        ("hidden-plain", $"http://{LoopbackNetwork.HiddenHost}", "sse"),
        ("hidden-sse", $"https://{LoopbackNetwork.HiddenHost}", "sse"),
        ("hidden-websocket", $"https://{LoopbackNetwork.HiddenHost}", "websocket"),
        ("open-plain", $"http://{LoopbackNetwork.OpenHost}:{network.Plain}", "sse"),
        ("open-sse", $"https://{LoopbackNetwork.OpenHost}:{network.Secure}", "sse"),
        ("open-websocket", $"https://{LoopbackNetwork.OpenHost}:{network.Secure}", "websocket"),
    ];

    private static IEnumerable<string> Names(IEnumerable<ArrivedRequest> arrived) =>
        arrived.Select(request => request.Url.Split('/')[1]).Order(StringComparer.Ordinal);
}
