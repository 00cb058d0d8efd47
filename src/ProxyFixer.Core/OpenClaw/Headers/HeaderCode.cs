using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.OpenClaw.Headers;

/// <summary>A file that may build the headers of Codex requests.</summary>
/// <param name="Path">Absolute as seen from the root, links resolved.</param>
/// <param name="Package">The package it belongs to.</param>
public sealed record HeaderCodeFile(string Path, NpmPackage Package);

/// <summary>Knows in which files of which packages the header code of Codex requests lies (facts: every published version).</summary>
public static partial class HeaderCode
{
    /// <summary>Finds the files of an OpenClaw: its own chunks, and the provider packages nested in it or beside it.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="install">The install.</param>
    /// <returns>Each once.</returns>
    public static IEnumerable<HeaderCodeFile> Of(MachineFiles files, OpenClawInstall install)
    {
        var folder = install.Package.Folder;
        var homes = new[] { folder + "/node_modules", MachinePath.Folder(folder) };
        var packages = homes.Concat(homes.SelectMany(home => InScopes(files, home)))
            .SelectMany(home => ProviderPackages.Names.Select(name => NpmPackage.Read(files, $"{home}/{name}"))).OfType<NpmPackage>();
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

    /// <summary>Finds the bundles of an OpenClaw that hold such code too and are never changed; by name, they have up to 54 MB.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="install">The install.</param>
    /// <returns>Each with the reason why it is left alone.</returns>
    public static IEnumerable<(HeaderCodeFile File, string Reason)> Bundles(MachineFiles files, OpenClawInstall install) =>
        from bundle in OpenClawRelease.NeverTheSender
        let folder = $"{install.Package.Folder}/{MachinePath.Folder(bundle.File.Pattern)}"
        from name in files.List(folder)
        where Matches(name, MachinePath.Name(bundle.File.Pattern))
        select (new HeaderCodeFile($"{folder}/{name}", install.Package), bundle.Reason);

    /// <summary>Compares a path with a pattern of <see cref="PackageFile"/>.</summary>
    /// <param name="path">Path inside the package, or a bare name.</param>
    /// <param name="pattern">A star stands for the hash in a chunk's name.</param>
    /// <returns>True where they agree.</returns>
    public static bool Matches(string path, string pattern) =>
        Regex.IsMatch(path, "^" + Regex.Escape(pattern).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$");

    // Where two releases of the provider are needed, npm nests one in the package beside it that needs it.
    private static IEnumerable<string> InScopes(MachineFiles files, string home) =>
        from scope in ProviderPackages.Names.Select(name => name.Split('/')[0])
        from package in files.List($"{home}/{scope}")
        let nested = $"{home}/{scope}/{package}/node_modules"
        where files.IsFolder(nested)
        select nested;

    private static IEnumerable<HeaderCodeFile> InFolder(MachineFiles files, NpmPackage package, string folder) =>
        files.List(folder).Where(MayHold).Select(name => new HeaderCodeFile(files.Resolve($"{folder}/{name}") ?? $"{folder}/{name}", package));

    [GeneratedRegex(@"^(?:openai-(?:codex|chatgpt)-responses(?:-[\w-]+)?|openai-transport-stream-[\w-]+|anthropic-vertex-stream-[\w-]+)\.m?js$")]
    private static partial Regex Name();
}
