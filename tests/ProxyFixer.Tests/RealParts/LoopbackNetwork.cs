using System.Diagnostics;
using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>A forward proxy and a back end on loopback (Driver/network.mjs), with a throw-away certificate.</summary>
internal sealed class LoopbackNetwork : IDisposable
{
    /// <summary>A name that nothing but the proxy can reach.</summary>
    public const string HiddenHost = "codex.invalid";

    /// <summary>The address at which the back end is reached without the proxy, too; not in the NO_PROXY of the report.</summary>
    public const string OpenHost = "127.0.0.2";

    private readonly Process process;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where the certificate may lie.</param>
    public LoopbackNetwork(string folder)
    {
        ExternalTool.Require("openssl");
        var key = Path.Combine(folder, "key.pem");
        Certificate = Path.Combine(folder, "certificate.pem");
        var made = ExternalTool.Run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", $"/CN={HiddenHost}",
                "-addext", $"subjectAltName=DNS:{HiddenHost},IP:{OpenHost}", "-keyout", key, "-out", Certificate,
            ],
            folder);
        Assert.True(made.ExitCode == 0, made.Error);
        var script = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/network.mjs");
        process = Process.Start(new ProcessStartInfo(NpmCache.Node("22.22.0"), [script, key, Certificate])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var ports = JsonDocument.Parse(process.StandardOutput.ReadLine()!).RootElement;
        (Proxy, Plain, Secure) = ($"http://127.0.0.1:{ports.GetProperty("proxy").GetInt32()}", ports.GetProperty("plain").GetInt32(), ports.GetProperty("secure").GetInt32());
    }

    /// <summary>Address of the proxy.</summary>
    public string Proxy { get; }

    /// <summary>Port of the back end without TLS.</summary>
    public int Plain { get; }

    /// <summary>Port of the back end with TLS.</summary>
    public int Secure { get; }

    /// <summary>What a client must trust.</summary>
    public string Certificate { get; }

    /// <summary>The requests that arrived at the back end since the last call, in order of arrival.</summary>
    public IReadOnlyList<ArrivedRequest> TakeArrived()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        using var arrived = JsonDocument.Parse(process.StandardOutput.ReadLine()!);
        return [.. arrived.RootElement.EnumerateArray().Select(ArrivedRequest.Read)];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
        }

        process.Dispose();
    }
}

/// <summary>A request as the back end got it.</summary>
/// <param name="Kind"><c>sse</c> or <c>websocket</c>.</param>
/// <param name="Url">Its path.</param>
/// <param name="Headers">By lower-case name.</param>
/// <param name="Via">What the proxy was asked for; null where the request came directly.</param>
internal sealed record ArrivedRequest(string Kind, string Url, IReadOnlyDictionary<string, string> Headers, string? Via)
{
    public static ArrivedRequest Read(JsonElement one) => new(
        one.GetProperty("kind").GetString()!,
        one.GetProperty("url").GetString()!,
        one.GetProperty("headers").EnumerateObject().Where(header => header.Value.ValueKind == JsonValueKind.String).ToDictionary(header => header.Name, header => header.Value.GetString()!),
        one.GetProperty("via").GetString());

    public string? this[string header] => Headers.GetValueOrDefault(header);
}
