using System.Text;

namespace ProxyFixer.Cli;

/// <summary>Standard output and standard error of this process, as they were when it was started.</summary>
internal sealed class StandardStreams
{
    private readonly DescriptorStream error;

    private StandardStreams(DescriptorStream output, DescriptorStream error, bool hasInput)
    {
        (this.error, HasInput) = (error, hasInput);
        (Output, Error) = (WriterOf(output), WriterOf(error));
    }

    /// <summary>Reports. Writing fails with an <see cref="OutputException"/>.</summary>
    public TextWriter Output { get; }

    /// <summary>Everything else. Writing never fails.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether standard input was open when the program was started; the runtime may have put a pipe of its own in its place.</summary>
    public bool HasInput { get; }

    /// <summary>Whether something that had to be said on standard error was lost.</summary>
    public bool HasLostWords => error.HasFailed;

    /// <summary>Looks which streams are open and fills the gaps; to be called before anything is opened.</summary>
    /// <param name="cancellation">Ends waiting for a slow reader.</param>
    /// <returns>The streams.</returns>
    public static StandardStreams Open(CancellationToken cancellation)
    {
        var (hasInput, hasOutput, hasError) = (Descriptor.WasInherited(0), Descriptor.WasInherited(1), Descriptor.WasInherited(2));
        Descriptor.FillStandardStreams();
        return new(
            new(1, "standard output", cancellation) { IsClosed = !hasOutput },
            new(2, "standard error", cancellation) { IsClosed = !hasError, IsLastResort = true },
            hasInput);
    }

    /// <summary>Measures standard error.</summary>
    /// <returns>Columns; 0 where it is no terminal, or one that does not say.</returns>
    public static int FindErrorWidth() => Console.IsErrorRedirected ? 0 : TerminalSize.Columns(2);

    private static StreamWriter WriterOf(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
}
