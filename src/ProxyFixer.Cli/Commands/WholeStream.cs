using ProxyFixer.Machine;

namespace ProxyFixer.Cli.Commands;

/// <summary>Streams that are read to their end, which may never come.</summary>
internal static class WholeStream
{
    /// <summary>Reads a stream.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">It cannot be read, or is larger than the files that are read.</exception>
    public static ReadOnlySpan<byte> Read(Stream input, CancellationToken cancellation)
    {
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

        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}
