namespace ProxyFixer.Disk;

/// <summary>The disk of this machine.</summary>
public sealed class PosixDisk : IDisk
{
    private PosixDisk()
    {
    }

    /// <summary>The only one there is.</summary>
    public static PosixDisk Instance { get; } = new();

    /// <inheritdoc/>
    public IFolder Open(string path)
    {
        var folder = new PosixFolder(SystemCalls.OpenRoot());
        try
        {
            var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < steps.Length; i++)
            {
                using var parent = folder;
                folder = i + 1 < steps.Length ? parent.PassThrough(steps[i]) : parent.OpenFolder(steps[i]);
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
