using System.Runtime.InteropServices;

namespace ProxyFixer.Cli;

/// <summary>
/// Writes to a descriptor and says when that fails. It waits for a slow reader in small steps, so that Ctrl-C is never stuck behind one.
/// </summary>
/// <param name="number">The descriptor.</param>
/// <param name="name">What it is called in a message.</param>
/// <param name="cancellation">Ends waiting for a reader.</param>
internal sealed class DescriptorStream(int number, string name, CancellationToken cancellation) : Stream
{
    private const int Step = 4096; // PIPE_BUF: poll(2) promises that so much fits
    private const int WaitMilliseconds = 100;

    /// <summary>Whether nothing can be written from the start.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether this is the last stream to tell a failure on: its own is then only noted.</summary>
    public bool IsLastResort { get; init; }

    /// <summary>Whether the descriptor belongs to this stream and is closed with it.</summary>
    public bool IsOwned { get; init; }

    /// <summary>Whether something was lost.</summary>
    public bool HasFailed { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a device or a pipe; waits for the reader of a pipe.</summary>
    /// <param name="path">A real path.</param>
    /// <param name="cancellation">Ends waiting.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="OutputException">It cannot be opened.</exception>
    public static DescriptorStream Open(string path, CancellationToken cancellation)
    {
        while (true)
        {
            var opened = Descriptor.OpenForWriting(path);
            if (opened >= 0)
            {
                return new(opened, path, cancellation) { IsOwned = true };
            }

            if (opened != -Descriptor.NoReader)
            {
                throw new OutputException(path, -opened);
            }

            cancellation.WaitHandle.WaitOne(WaitMilliseconds);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            WriteAll(buffer);
        }
        catch (Exception e) when (IsLastResort && e is OutputException or OperationCanceledException)
        {
            HasFailed = true;
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (IsOwned)
        {
            Descriptor.Release(number);
        }

        base.Dispose(disposing);
    }

    private void WriteAll(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var written = IsClosed ? -Descriptor.Closed
                : Descriptor.WaitUntilWritable(number, WaitMilliseconds) ? Descriptor.Write(number, rest[..Math.Min(rest.Length, Step)])
                : -Descriptor.TryAgain;
            if (written >= 0)
            {
                rest = rest[written..];
            }
            else if (written is not (-Descriptor.TryAgain or -Descriptor.Interrupted))
            {
                throw new OutputException(name, -written);
            }
            else if (written == -Descriptor.TryAgain)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}

/// <summary>A report could not be written to a stream.</summary>
/// <param name="name">What the stream is called.</param>
/// <param name="error">The errno.</param>
internal sealed class OutputException(string name, int error) : IOException(error switch
{
    Descriptor.BrokenPipe => $"the reader of {name} went away before all was written",
    Descriptor.Closed => $"{name} is closed",
    _ => $"{name} cannot be written: {Marshal.GetPInvokeErrorMessage(error)}",
});
