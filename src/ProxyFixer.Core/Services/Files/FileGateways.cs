using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Services.Images;
using ProxyFixer.Services.Kubernetes;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Files;

/// <summary>Describes what starts OpenClaw in files that only a PATH names.</summary>
public sealed class FileGateways
{
    private readonly ImmutableSortedDictionary<string, Func<SourceText, IEnumerable<Gateway>>> readers;

    /// <summary>Makes the readers.</summary>
    /// <param name="reader">Goes on from a definition.</param>
    internal FileGateways(GatewayReader reader) => readers = ImmutableSortedDictionary<string, Func<SourceText, IEnumerable<Gateway>>>.Empty
        .Add("cmd-script", new CmdGateways(reader).Describe)
        .Add("dockerfile", new DockerfileGateways(reader).Describe)
        .Add("kubernetes", new KubernetesGateways(reader).Describe);

    /// <summary>The kinds of file that are described here, sorted.</summary>
    public IEnumerable<string> Kinds => readers.Keys;

    /// <summary>Describes what a file starts.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>What starts OpenClaw, in the order of the file; empty also for a kind that is not described here.</returns>
    public IEnumerable<Gateway> Describe(SourceText text, string kind) =>
        readers.TryGetValue(kind, out var describe) ? describe(text).Where(gateway => gateway.StartsOpenClaw) : [];
}
