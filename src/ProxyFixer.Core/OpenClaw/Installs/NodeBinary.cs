using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>A node binary and its version, told without running it.</summary>
/// <param name="Path">As the service names it, absolute as seen from the root.</param>
/// <param name="Version">Null where it is unknown.</param>
/// <param name="Basis">What the version was told from, in a few words.</param>
public sealed partial record NodeBinary(string Path, NodeVersion? Version, string Basis)
{
    /// <summary>Looks at a binary.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>The binary.</returns>
    public static NodeBinary Describe(MachineFiles files, string path)
    {
        if (files.IsGone(path))
        {
            return new(path, null, "there is no such file");
        }

        var resolved = files.Resolve(path) ?? path;
        return FromPath(path) is { } named ? new(path, named, "the folder it lies in")
            : FromPath(resolved) is { } linked ? new(path, linked, "the folder it lies in")
            : FromHeader(files, resolved) is { } header ? new(path, header, "node_version.h beside it")
            : FromPackages(files, resolved) is { } packaged ? new(path, packaged, "the dpkg database")
            : FromBinary(files, resolved) is { } inside ? new(path, inside, "the text in the binary")
            : new(path, null, files.IsFile(path) ? "its version is unknown unless it is run" : "there is no such file");
    }

    // nvm, fnm, n: .../v22.22.0/...; volta, asdf, mise: .../node/22.22.0/bin/node; OpenClaw's installer: tools/node-v22.22.0.
    private static NodeVersion? FromPath(string path) =>
        VersionFolder().Match(path) is { Success: true } match ? NodeVersion.Parse(match.Groups[1].Value) : null;

    private static NodeVersion? FromHeader(MachineFiles files, string binary)
    {
        var header = MachinePath.Join(MachinePath.Folder(binary), "../include/node/node_version.h");
        var text = files.TryRead(header, out _)?.Text ?? "";
        string? Number(string name) => Regex.Match(text, $@"#define\s+NODE_{name}_VERSION\s+(\d+)") is { Success: true } match ? match.Groups[1].Value : null;
        return (Number("MAJOR"), Number("MINOR"), Number("PATCH")) is ({ } major, { } minor, { } patch)
            ? NodeVersion.Parse($"{major}.{minor}.{patch}")
            : null;
    }

    // process.release holds the address of the matching headers, as text in every official build.
    private static NodeVersion? FromBinary(MachineFiles files, string binary)
    {
        using var stream = files.Status(binary) is { Size: > 1024 * 1024 } ? files.TryOpen(binary) : null;
        return stream is null ? null : Search(stream);
    }

    private static NodeVersion? Search(Stream stream)
    {
        var marker = "/download/release/v"u8;
        const int Longest = 64;
        var buffer = new byte[1024 * 1024];
        for (var kept = 0; ;)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var all = buffer.AsSpan(0, kept + read);
            if (all.IndexOf(marker) is >= 0 and var at && (at + Longest <= all.Length || read == 0))
            {
                var text = Encoding.ASCII.GetString(all[(at + marker.Length)..Math.Min(all.Length, at + Longest)]);
                return NodeVersion.Parse(LeadingVersion().Match(text).Value);
            }

            if (read == 0)
            {
                return null;
            }

            kept = Math.Min(Longest, all.Length);
            all[^kept..].CopyTo(buffer);
        }
    }

    private static NodeVersion? FromPackages(MachineFiles files, string binary)
    {
        if (binary != "/usr/bin/node" && binary != "/usr/bin/nodejs")
        {
            return null;
        }

        var status = files.TryRead("/var/lib/dpkg/status", out _)?.Text ?? "";
        var entry = status.Split("\n\n").FirstOrDefault(text => text.StartsWith("Package: nodejs\n", StringComparison.Ordinal)
            && text.Contains("\nStatus: install ok installed", StringComparison.Ordinal));
        return entry is null ? null : NodeVersion.Parse(DebianVersion().Match(entry).Groups[1].Value);
    }

    [GeneratedRegex(@"/(?:node-)?v?(\d+\.\d+\.\d+)(?:-[a-z0-9-]+)?/(?:installation/)?bin/node(?:js)?$")]
    private static partial Regex VersionFolder();

    [GeneratedRegex(@"^\d+\.\d+\.\d+")]
    private static partial Regex LeadingVersion();

    [GeneratedRegex(@"\nVersion: (?:\d+:)?(\d+\.\d+\.\d+)")]
    private static partial Regex DebianVersion();
}
