using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Patches;

/// <summary>A report or patch in a file of the user's choice: complete or not there, and readable by its owner alone.</summary>
public static class PrivateFile
{
    /// <summary>Writes a file atomically, mode 0600.</summary>
    /// <param name="path">A real absolute path without a link at its end; a file there is replaced.</param>
    /// <param name="bytes">The content.</param>
    /// <exception cref="ProxyFixerException">It could not be written (exit status 3); nothing new is left behind.</exception>
    public static void Write(string path, byte[] bytes)
    {
        var temporary = $"{MachinePath.Folder(path).TrimEnd('/')}/.proxyfixer-{ContentHash.RandomName(16)}";
        var isLeft = false;
        try
        {
            using (var file = new FileStream(temporary, New))
            {
                isLeft = true;
                file.Write(bytes);
                UnixCalls.Flush(file.SafeFileHandle);
            }

            File.Move(temporary, path, overwrite: true);
            isLeft = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException) // the last for EFBIG
        {
            throw ProxyFixerException.CouldNotFinish($"{path} was not written: {IoReason.Of(e)}", e);
        }
        finally
        {
            if (isLeft)
            {
                Remove(temporary);
            }
        }
    }

    private static FileStreamOptions New { get; } = new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    };

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"{temporary} could not be removed after a failure: {IoReason.Of(e)}", e);
        }
    }
}
