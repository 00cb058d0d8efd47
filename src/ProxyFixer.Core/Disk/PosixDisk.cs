namespace ProxyFixer.Disk;

/// <summary>The disk of this machine.</summary>
public sealed class PosixDisk : IDisk
{
    // A file that may not grow ("ulimit -f") is an error to report, not a signal that ends the program between two renames.
    private PosixDisk() => SystemCalls.IgnoreSizeLimitSignal();

    /// <summary>The only one there is.</summary>
    public static PosixDisk Instance { get; } = new();

    /// <inheritdoc/>
    public uint User => SystemCalls.EffectiveUser;

    /// <inheritdoc/>
    public IFolder Open(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folder = new PosixFolder(SystemCalls.OpenRoot(onlyToPass: steps.Length > 0));
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
