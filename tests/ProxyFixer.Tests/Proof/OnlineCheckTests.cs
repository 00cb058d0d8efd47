using System.Diagnostics;
using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Proof;

/// <summary>The answers of real proxies and of the real back end, each given by a proxy on loopback (Driver/online.mjs).</summary>
[Trait("Category", "RealParts")]
public sealed class OnlineCheckTests : IDisposable
{
    private const string Node = "22.22.0";
    private readonly TemporaryFolder folder = new();
    private readonly Process network;
    private readonly JsonElement ports;

    public OnlineCheckTests()
    {
        ExternalTool.Require("openssl");
        ExternalTool.Require("setpriv");
        var made = ExternalTool.Run(
            "openssl",
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/O=Example Proxy/CN=chatgpt.com", "-addext", "subjectAltName=DNS:chatgpt.com", "-keyout", "key.pem", "-out", "ca.pem"],
            folder.Path);
        Assert.True(made.ExitCode == 0, made.Error);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(Path.Combine(folder.Path, "ca.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var script = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/online.mjs");
        network = Process.Start(new ProcessStartInfo(NpmCache.Node(Node), [script, Path.Combine(folder.Path, "key.pem"), Path.Combine(folder.Path, "ca.pem")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        ports = JsonDocument.Parse(network.StandardOutput.ReadLine()!).RootElement;
    }

    [SkippableFact]
    public void Each_answer_is_told_from_the_others()
    {
        var (trusted, untrusted) = ($"Environment=NODE_EXTRA_CA_CERTS={folder.Path}/ca.pem", "");
        Check("json", trusted, "passed: the back end answers as it should to a request without a sign-in (401)");
        Check("picky", trusted, "passed: the back end answers with the headers of a browser, and without them with its page for refused clients");
        Check("page", trusted, "failed: the back end answers with its page for refused clients, with the headers of a browser too");
        Check("json", untrusted, "failed: TLS ends on the way: the certificate is one of Example Proxy, which Node does not trust");
        Check("refuses", trusted, "failed: the proxy of HTTPS_PROXY refuses the tunnel to chatgpt.com (403)");
        Check("sign-in", trusted, "failed: the proxy of HTTPS_PROXY wants a sign-in (407)");
        Check("silent", trusted, "failed: the proxy of HTTPS_PROXY takes the connection and opens no tunnel (CLOSED)");
    }

    [SkippableFact]
    public void A_proxy_that_hangs_is_told_when_its_time_is_over()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1", "it takes its 16 seconds; PROXYFIXER_ALL_POINTS=1 tries it");
        Check("hangs", "", "failed: the proxy of HTTPS_PROXY takes the connection and opens no tunnel (TIMEOUT)");
    }

    public void Dispose()
    {
        network.StandardInput.Close();
        network.WaitForExit();
        network.Dispose();
        folder.Dispose();
    }

    private void Check(string answer, string line, string expected)
    {
        using var gateway = new RealGateway(Node, lines: $"{line}\nEnvironment=HTTPS_PROXY=http://user:{RealGateway.Secret}@127.0.0.1:{ports.GetProperty(answer).GetInt32()}");
        var check = gateway.Online();
        Assert.StartsWith(expected, $"{check.Outcome.ToString().ToLowerInvariant()}: {check.Message}", StringComparison.Ordinal);
    }
}
