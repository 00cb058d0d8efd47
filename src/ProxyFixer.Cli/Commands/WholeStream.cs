using ProxyFixer.Machine;

namespace ProxyFixer.Cli.Commands;

/// <summary>Streams that are read to their end, which may never come.</summary>
internal static class WholeStream
{
    /// <summary>Opens a stream and reads it. What is still waiting when the run is interrupted is left behind, and ends with the program.</summary>
    /// <param name="open">Opens the stream; a named pipe is waited for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">It cannot be read, or is larger than the files that are read.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public static ReadOnlyMemory<byte> Read(Func<Stream> open, CancellationToken cancellation)
    {
        var reading = Task.Factory.StartNew(() => ReadAll(open, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return reading.WaitAsync(cancellation).GetAwaiter().GetResult();
    }

    private static ReadOnlyMemory<byte> ReadAll(Func<Stream> open, CancellationToken cancellation)
    {
        using var input = open();
        using var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        for (int count; (count = input.Read(part)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            bytes.Write(part, 0, count);
            if (bytes.Length > MachineFiles.Largest)
            {
                throw new IOException($"it is larger than {MachineFiles.Largest / 1024 / 1024} MiB");
            }
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
