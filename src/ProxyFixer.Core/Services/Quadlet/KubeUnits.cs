using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Services.Quadlet;

/// <summary>The <c>.kube</c> files of Quadlet, of which <c>podman kube play</c> makes pods (podman-systemd.unit(5)).</summary>
internal static class KubeUnits
{
    /// <summary>How their names end.</summary>
    public const string Suffix = ".kube";

    /// <summary>Lists those of the managers of a machine that start OpenClaw.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for all.</param>
    /// <returns>Absolute paths as seen from the root, each once.</returns>
    public static IEnumerable<string> Find(Host host, string? scope) =>
        (from manager in SystemdScopes.Of(host, UserAccounts.Read(host.Files), scope)
         from path in new QuadletFolders(host.Files).Of(manager)
             .SelectMany(folder => host.Files.List(folder).Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(name => $"{folder}/{name}"))
             .DistinctBy(MachinePath.Name)
         where IsOfOpenClaw(path, host.Files)
         select path).Distinct(StringComparer.Ordinal);

    /// <summary>Tells whether one starts OpenClaw.</summary>
    /// <param name="path">The file.</param>
    /// <param name="files">The machine.</param>
    /// <returns>True where it has the name, or a container of its manifests has OpenClaw's image.</returns>
    public static bool IsOfOpenClaw(string path, MachineFiles files) => ImageTag.IsOpenClaw(MachinePath.Name(path))
        || QuadletImage.Values(files, path, "Kube", "Yaml").Select(file => MachinePath.Join(MachinePath.Folder(path), file)).Where(files.IsFile)
            .Any(file => files.TryRead(file, out _) is { } text && Manifest.Read(text).Containers.Any(container => ImageTag.IsOpenClaw(Workloads.Text(container.Map, "image"))));
}
