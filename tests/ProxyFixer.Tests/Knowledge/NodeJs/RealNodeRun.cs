using System.Diagnostics;
using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>One case with its recorders: one for each variable of the environment, one for each target.</summary>
public sealed class RealNodeRun : IDisposable
{
    private readonly RealNodeCase _case;
    private readonly Dictionary<string, RecordingListener> _proxies;
    private readonly RecordingListener[] _targets;
    private readonly Dictionary<string, string> _environment;

    public RealNodeRun(RealNodeCase item)
    {
        _case = item;
        _proxies = item.Environment.Select(line => line.Split('=')[0]).ToDictionary(name => name, _ => new RecordingListener());
        _targets = [.. item.Requests.Select(_ => new RecordingListener())];
        _environment = item.WithPorts(name => _proxies[name].Port, _targets.FirstOrDefault()?.Port ?? 0);
    }

    private IEnumerable<(NodeClient Client, string Url)> Requests => _case.Requests.Zip(
        _targets, (request, target) => (Enum.Parse<NodeClient>(request.Split(' ')[0]),
            $"{request.Split(' ')[1]}:{target.Port}/"));

    public NodeProxy Predict(string version) => NodeProxy.Predict(
        new() { Version = NodeVersion.Parse(version), Environment = _environment, Arguments = _case.Arguments });

    public (int Exit, string Output, string Error) Start(string node)
    {
        var script = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Knowledge/NodeJs/node-client.mjs");
        var start = new ProcessStartInfo(node, [.. _case.Arguments, script, .. Requests.Select(request =>
            $"{request.Client} {request.Url}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>"Proxied HTTPS_PROXY", "Direct", "Fails" for each request.</summary>
    public IEnumerable<string> Predicted(NodeProxy prediction) =>
        Requests.Select(request => prediction.Route(request.Client, request.Url)).Select(
            route => route.Kind == RouteKind.Proxied ? $"Proxied {route.Variable}" : route.Kind.ToString());

    /// <summary>The same as the recorders saw it; a request that nobody saw must have failed.</summary>
    public IEnumerable<string> Observed(string output)
    {
        var outcomes = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(_targets.Length, outcomes.Length);
        return _targets.Zip(outcomes, Observe);
    }

    public void Dispose()
    {
        foreach (var listener in _proxies.Values.Concat(_targets))
        {
            listener.Dispose();
        }
    }

    private string Observe(RecordingListener target, string outcome)
    {
        var proxy = _proxies.Where(pair => pair.Value.Seen.Any(seen => IsFor(seen, target.Port))).Select(pair =>
            pair.Key).ToArray();
        return proxy.Length > 0 ? $"Proxied {string.Join('+', proxy)}"
            : target.Seen.Any() ? "Direct"
            : outcome.StartsWith("error", StringComparison.Ordinal) ? "Fails"
            : $"nobody saw it: {outcome}";
    }

    // TLS to the proxy hides the target; such a case has one request only.
    private static bool IsFor(string seen, int port) => seen == "tls" || seen.EndsWith($" {port}", StringComparison.Ordinal);
}
