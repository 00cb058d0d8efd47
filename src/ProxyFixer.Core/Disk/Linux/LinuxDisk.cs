using System.Runtime.Versioning;

namespace ProxyFixer.Disk.Linux;

/// <summary>The disk of a Linux machine: every folder is held by its descriptor, so that nobody can swap one meanwhile.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxDisk : IDisk
{
    // A file that may not grow ("ulimit -f") is an error to report, not a signal that ends the program between two renames.
    private LinuxDisk() => UnixCalls.IgnoreSizeLimitSignal();

    /// <summary>The only one there is.</summary>
    public static LinuxDisk Instance { get; } = new();

    /// <inheritdoc/>
    public uint User => UnixCalls.EffectiveUser;

    /// <inheritdoc/>
    public bool IsThisMachine => true;

    /// <inheritdoc/>
    public string? Objection(string folder) => null;

    /// <inheritdoc/>
    public IFolder Open(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folder = new LinuxFolder(HandleCalls.OpenRoot(onlyToPass: steps.Length > 0));
        try
        {
            for (var i = 0; i < steps.Length; i++)
            {
                using var parent = folder;
                folder = i + 1 < steps.Length ? parent.PassFolder(steps[i]) : parent.OpenFolder(steps[i]);
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }
}
