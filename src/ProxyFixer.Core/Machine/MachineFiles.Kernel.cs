namespace ProxyFixer.Machine;

public sealed partial class MachineFiles
{
    /// <summary>Reads a file that the kernel makes while it is read, such as those of <c>/proc/PID</c>; they have no size.</summary>
    /// <param name="path">Absolute path as seen from the root; one whose end is known to come.</param>
    /// <param name="most">No more bytes are read.</param>
    /// <param name="isRefused">True where it is there and may not be read.</param>
    /// <returns>The bytes; null where it is not there or cannot be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal byte[]? ReadOfKernel(string path, int most, out bool isRefused)
    {
        cancellation.ThrowIfCancellationRequested();
        using var file = walk.OpenFile(path, out _, out var end);
        isRefused = end.Error.IsRefusal();
        if (file is null)
        {
            return null;
        }

        try
        {
            var bytes = new byte[most];
            var length = 0;
            for (var read = 1; read > 0 && length < most; length += read)
            {
                read = RandomAccess.Read(file, bytes.AsSpan(length), length);
            }

            return bytes[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isRefused |= e is UnauthorizedAccessException;
            return null; // the process ended meanwhile
        }
    }
}
