using System.Text;

namespace ProxyFixer.Cli.Review;

/// <summary>Opens a text in the user's editor, in a private folder that is gone afterwards.</summary>
/// <param name="keys">The terminal.</param>
/// <param name="environment">Gives a variable of the environment; null where it is not set.</param>
internal sealed class HunkEditor(IKeys keys, Func<string, string?> environment)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int NotFound = 127;

    /// <summary>Edits a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What the editor left of it; or why there is nothing.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program meanwhile.</exception>
    public (string? Text, string? Problem) Edit(string text)
    {
        // Made with mode 0700.
        var folder = Directory.CreateTempSubdirectory("proxyfixer-");
        try
        {
            var path = Path.Combine(folder.FullName, "change.diff");
            Write(path, text);
            var status = Run(path);
            return status == 0 ? (File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), null)
                : (null, status == NotFound ? "There is no editor; set VISUAL or EDITOR." : $"The editor ended with status {status}; the change is as it was.");
        }
        catch (Exception problem) when (problem is DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            return (null, problem is DecoderFallbackException ? "What the editor wrote is not UTF-8; the change is as it was." : $"The edited text could not be read: {problem.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string path, string text)
    {
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        stream.Write(new UTF8Encoding(false).GetBytes(text));
    }

    private int Run(string path)
    {
        if (new[] { "VISUAL", "EDITOR" }.Select(environment).FirstOrDefault(command => !string.IsNullOrWhiteSpace(command)) is { } wanted)
        {
            return keys.Run(wanted, path, null);
        }

        var status = keys.Run("editor", path, null);
        return status == NotFound ? keys.Run("vi", path, null) : status;
    }
}
