using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Compose;

/// <summary>
/// The proxies that docker's own settings, <c>~/.docker/config.json</c>, give to each container that <c>docker compose</c> makes; what the service
/// sets wins (docker/cli, cli/config/configfile, ParseProxyConfig; docker/compose, pkg/compose/create.go).
/// </summary>
internal static class DockerSettings
{
    // The block of the daemon's own address wins over that for all.
    private static readonly ImmutableArray<string> Blocks = ["unix:///var/run/docker.sock", "default"];

    private static readonly ImmutableArray<(string Key, string Variable)> Keys =
        [("httpProxy", "HTTP_PROXY"), ("httpsProxy", "HTTPS_PROXY"), ("noProxy", "NO_PROXY"), ("ftpProxy", "FTP_PROXY"), ("allProxy", "ALL_PROXY")];

    /// <summary>Reads those of a home.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="home">The home folder, absolute as seen from the root.</param>
    /// <returns>Each variable in capitals and in small letters, as docker sets it; none where there is no such file, or it is not JSON.</returns>
    public static IEnumerable<StartVariable> Read(MachineFiles files, string home)
    {
        var path = home.TrimEnd('/') + "/.docker/config.json";
        if (!files.IsFile(path) || files.TryRead(path, out _) is not { } text
            || FormatCatalog.OfKind("openclaw-config").Parse(text).Root is not ObjectNode root || root.Find("proxies")?.Value is not ObjectNode proxies)
        {
            return [];
        }

        var block = Blocks.Select(name => proxies.Find(name)?.Value as ObjectNode).FirstOrDefault(found => found is not null);
        return from key in Keys
               let member = block?.Find(key.Key)
               where member is not null
               let value = (member.Value.Value as ScalarNode)?.AsString
               where value is { Length: > 0 }
               from name in new[] { key.Variable, key.Variable.ToLowerInvariant() }
               select new StartVariable(name, value, new(text, member.Value.NameSpan), "docker's own settings");
    }
}
