using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Quadlet;

/// <summary>The image of a container.</summary>
/// <param name="Name">The image's own name; null where none is known.</param>
/// <param name="File">The <c>.image</c> or <c>.build</c> file that tells it; null where <c>Image=</c> itself does, or it is not there.</param>
/// <param name="IsBuilt">True where a <c>.build</c> file makes it.</param>
/// <remarks>podman-systemd.unit(5), <c>Image=</c> of <c>[Container]</c>: a name that ends in .image or .build is that of a file of Quadlet.</remarks>
internal sealed record QuadletImage(string? Name, string? File, bool IsBuilt)
{
    /// <summary>Finds it.</summary>
    /// <param name="image">The value of <c>Image=</c>; null where there is none.</param>
    /// <param name="folders">Where Quadlet looks, strongest first.</param>
    /// <param name="files">The machine.</param>
    /// <returns>The image.</returns>
    public static QuadletImage Find(string? image, IEnumerable<string> folders, MachineFiles files)
    {
        var isBuilt = image?.EndsWith(".build", StringComparison.Ordinal) == true;
        if (image is null || !(isBuilt || image.EndsWith(".image", StringComparison.Ordinal)))
        {
            return new(image, null, false);
        }

        var path = folders.Select(folder => $"{folder}/{image}").FirstOrDefault(files.IsFile);
        var (section, key) = isBuilt ? ("Build", "ImageTag") : ("Image", "Image");
        var name = path is null ? null : Values(files, path, section, key).LastOrDefault();
        return new(name ?? image, path, isBuilt);
    }

    /// <summary>Reads a key of a file that stands beside the containers.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">The file.</param>
    /// <param name="section">The section.</param>
    /// <param name="key">The key.</param>
    /// <returns>Its values in order, as written; none where the file cannot be read.</returns>
    public static IEnumerable<string> Values(MachineFiles files, string path, string section, string key) =>
        files.TryRead(path, out _) is { } text
            ? UnitFile.Parse(text, SystemdVersion.Default, UnitDialect.Beside).Assignments
                .Where(line => line.Section == section && line.Key == key && line.Value.Length > 0).Select(line => line.Value.ToString())
            : [];
}
