using System.Security.Cryptography;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>A report or patch in a file of the user's choice: complete or not there, and readable by its owner alone.</summary>
public static class PrivateFile
{
    private const int Mode = 0x180; // 0600

    /// <summary>Writes a file atomically, mode 0600.</summary>
    /// <param name="path">A real absolute path; a file there is replaced.</param>
    /// <param name="bytes">The content.</param>
    /// <exception cref="ProxyFixerException">It could not be written (exit status 3).</exception>
    public static void Write(string path, byte[] bytes)
    {
        try
        {
            using var folder = PosixDisk.Instance.Open(new MachineFiles("/").Resolve(MachinePath.Folder(path)) ?? MachinePath.Folder(path));
            var name = MachinePath.Name(path);
            var temporary = $".{name}.proxyfixer-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
            folder.Create(temporary, bytes, Ownership.Own(Mode), attributesOf: null);
            folder.Replace(temporary, name);
            folder.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"{path} was not written: {IoReason.Of(e)}", e);
        }
    }
}
