using ProxyFixer.Formats;
using ProxyFixer.Settings;

namespace ProxyFixer.Cli.Commands;

/// <summary>Tells files that are judged from reports: a report never takes the place of one.</summary>
internal static class JudgedFile
{
    /// <summary>Looks at a file.</summary>
    /// <param name="path">A real absolute path.</param>
    /// <returns>Its kind; null for any other file, one that is empty or cannot be read, and none.</returns>
    public static string? KindOf(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            return null;
        }

        return file.Name == ProjectSettings.FileName ? "settings of ProxyFixer" : FormatCatalog.Recognise(path, Head(path))?.Kind;
    }

    private static string Head(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var head = new char[FormatCatalog.HeadLength];
            return new(head, 0, reader.ReadBlock(head));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
