using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary>A file that comes by standard input.</summary>
internal static class StandardInput
{
    /// <summary>Tells whether a PATH means standard input; a file of that name is <c>./-</c>.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <returns>True for <c>-</c> and <c>/dev/stdin</c>.</returns>
    public static bool Is(string path) => path is "-" or "/dev/stdin";

    /// <summary>Reads it.</summary>
    /// <param name="name">The name that the file is judged by (<c>--stdin-filename</c>); null where it has none.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">Standard input.</param>
    /// <returns>The text, in the working folder or below the root.</returns>
    /// <exception cref="ProxyFixerException">It cannot be read (exit status 3).</exception>
    public static SourceText Read(string? name, Host host, ProgramContext here) =>
        SourceText.FromBytes(MachinePath.Join(host.HasRoot ? "/" : host.WorkingFolder ?? "/", name ?? "-"), ReadAll(here));

    /// <summary>Reads all bytes.</summary>
    /// <param name="here">Standard input.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ProxyFixerException">It cannot be read (exit status 3).</exception>
    private static ReadOnlySpan<byte> ReadAll(ProgramContext here)
    {
        try
        {
            return WholeStream.Read(here.Input, here.Cancellation).Span;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"standard input was not read: {IoReason.Of(e)}", e);
        }
    }
}
