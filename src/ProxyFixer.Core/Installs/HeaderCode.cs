using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;

namespace ProxyFixer.Installs;

/// <summary>A file that may build the headers of Codex requests.</summary>
/// <param name="Path">Absolute as seen from the root, links resolved.</param>
/// <param name="Package">The package it belongs to.</param>
public sealed record HeaderCodeFile(string Path, NpmPackage Package);

/// <summary>Knows in which files of which packages the header code of Codex requests lies (facts: every published version).</summary>
public static partial class HeaderCode
{
    /// <summary>Packages that hold the provider.</summary>
    public static ImmutableArray<string> PackageNames { get; } = ["@mariozechner/pi-ai", "@earendil-works/pi-ai", "@openclaw/ai"];

    /// <summary>Finds the files of an OpenClaw: its own chunks, and the provider packages nested in it or beside it.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="install">The install.</param>
    /// <returns>Each once.</returns>
    public static IEnumerable<HeaderCodeFile> Of(MachineFiles files, OpenClawInstall install)
    {
        var folder = install.Package.Folder;
        var homes = new[] { folder + "/node_modules", MachinePath.Folder(folder) };
        var packages = homes.SelectMany(home => PackageNames.Select(name => NpmPackage.Read(files, $"{home}/{name}"))).OfType<NpmPackage>();
        return InFolder(files, install.Package, folder + "/dist")
            .Concat(packages.DistinctBy(package => package.Folder).SelectMany(package => Of(files, package)));
    }

    /// <summary>Finds the files of a provider package.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="package">The package.</param>
    /// <returns>Each once.</returns>
    public static IEnumerable<HeaderCodeFile> Of(MachineFiles files, NpmPackage package) =>
        new[] { "/dist/providers", "/dist/api", "/dist" }.SelectMany(sub => InFolder(files, package, package.Folder + sub));

    /// <summary>Tells by its name whether a file may hold such code.</summary>
    /// <param name="name">A bare file name.</param>
    /// <returns>True for a provider or transport chunk.</returns>
    public static bool MayHold(string name) => Name().IsMatch(name);

    private static IEnumerable<HeaderCodeFile> InFolder(MachineFiles files, NpmPackage package, string folder) =>
        files.List(folder).Where(MayHold).Select(name => new HeaderCodeFile(files.Resolve($"{folder}/{name}")!, package));

    [GeneratedRegex(@"^(?:openai-(?:codex|chatgpt)-responses(?:-[\w-]+)?|openai-transport-stream-[\w-]+|anthropic-vertex-stream-[\w-]+)\.m?js$")]
    private static partial Regex Name();
}
