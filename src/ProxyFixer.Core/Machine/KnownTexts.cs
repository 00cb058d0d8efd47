using ProxyFixer.Text;

namespace ProxyFixer.Machine;

/// <summary>
/// The texts of a run, as long as somebody holds them: looked at twice, a file is read once and takes its memory once, and so does what is
/// parsed from it. Every fix is judged on a view of the machine, so most files are looked at twice.
/// </summary>
internal sealed class KnownTexts
{
    private const int MostPaths = 1024;

    private readonly Dictionary<string, string> identities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileStatus Status, WeakReference<SourceText> Text)> known = new(StringComparer.Ordinal);

    /// <summary>Reads every file anew from now on.</summary>
    public void Forget()
    {
        identities.Clear();
        known.Clear();
    }

    /// <summary>Gives the text of a file that was read by this path and is still the same, without opening it.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="look">Looks at the file; null where nothing is there.</param>
    /// <returns>The text; null where it is to be read. What has no size, as the kernel's files, is read each time.</returns>
    public SourceText? Find(string path, Func<string, FileStatus?> look) =>
        identities.TryGetValue(path, out var identity) && known.TryGetValue(identity, out var before) && before.Status.Size > 0
        && before.Text.TryGetTarget(out var same) && look(path) == before.Status
            ? same.At(path) : null;

    /// <summary>Gives the text of a file.</summary>
    /// <param name="path">Absolute path as seen from the root, as it was asked for.</param>
    /// <param name="status">Of the open file.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>The text; the same one as before where the file is still the same.</returns>
    public SourceText Get(string path, FileStatus status, Func<SourceText> read)
    {
        if (identities.Count >= MostPaths)
        {
            identities.Clear();
        }

        identities[path] = status.Identity;
        if (known.TryGetValue(status.Identity, out var before) && before.Status == status && before.Text.TryGetTarget(out var same))
        {
            return same.At(path);
        }

        var text = read();
        known[status.Identity] = (status, new(text));
        return text;
    }
}
