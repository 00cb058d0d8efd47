using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>Reads files that a Compose file names.</summary>
internal static class ComposeReading
{
    /// <summary>Reads a file.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="errors">Gets the reason where it cannot be read.</param>
    /// <param name="place">Where the file is named.</param>
    /// <param name="source">The file that names it; null where none does.</param>
    /// <returns>The text, or null.</returns>
    public static SourceText? Try(MachineFiles files, string path, List<LocatedError> errors, TextSpan place, SourceText? source)
    {
        try
        {
            var text = files.Read(path);
            if (text.NotUtf8At is not { } at)
            {
                return text;
            }

            errors.Add(new(text, new(new TextSpan(at, 1), "the file is not UTF-8")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = IoReason.Of(e);
            errors.Add(new(source ?? SourceText.FromString(path, ""), new(place, $"{path} cannot be read: {reason}")));
        }

        return null;
    }

    /// <summary>Finds a file named in another one.</summary>
    /// <param name="folder">The folder it is relative to.</param>
    /// <param name="name">As written, interpolated; <c>~</c> is the caller's home.</param>
    /// <param name="environment">The caller's environment.</param>
    /// <returns>Absolute path as seen from the root.</returns>
    public static string Place(string folder, string name, IReadOnlyDictionary<string, string> environment)
    {
        // No file has a NUL in its name, and the file system calls throw on one.
        var possible = name.Replace('\0', '\uFFFD');
        return possible.StartsWith('~') && environment.TryGetValue("HOME", out var home)
            ? MachinePath.Join(home, possible[1..].TrimStart('/'))
            : MachinePath.Join(folder, possible);
    }
}
