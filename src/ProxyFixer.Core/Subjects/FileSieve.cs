using System.Text.Unicode;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>
/// Tells of the files of a walk which have to be read whole. Most are nothing to us, so as little of each is read as tells that: of code
/// the bytes are searched, of any other file its beginning is read. One for each thread.
/// </summary>
internal sealed class FileSieve
{
    // No header code is near this size but the bundles, which are never patched and would cost seconds in a walk.
    private const long Largest = 16 * 1024 * 1024;
    private const int PartSize = 64 * 1024;
    private const int StartSize = 64;

    private static readonly IFormat Code = FormatCatalog.OfKind("javascript");

    private readonly byte[] buffer = new byte[PartSize];
    private readonly char[] head = new char[FormatCatalog.HeadLength];

    /// <summary>Looks into a file.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The file; null where it is neither code nor of a format we read. One that cannot be read may matter: who reads it learns why.</returns>
    public SiftedFile? Sift(ListedFolder folder, string name, string path)
    {
        using var file = folder.IsPlanned(name) ? OpenedFile.None : folder.OpenFile(name);
        return !file.IsOpen ? new(path, true)
            : Code.Claims(path, []) ? ReadCode(file, path)
            : IsOfFormat(file, path) || HelmTemplate.IsOfChart(path, folder.Entries.Select(entry => entry.Name)) ? new(path, true)
            : null;
    }

    private SiftedFile? ReadCode(OpenedFile file, string path)
    {
        var marks = default(BuilderMarks);
        var kept = 0;
        for (long offset = 0; ;)
        {
            var part = buffer.AsSpan(kept);
            var length = file.Read(part, offset);
            var isLast = length < part.Length;
            if (length < 0 || marks.Search(buffer.AsSpan(0, kept + length), isLast))
            {
                return new(path, true);
            }

            if (isLast)
            {
                return new(path, false);
            }

            if (offset == 0 && file.Size() > Largest)
            {
                return null;
            }

            offset += length;
            kept = BuilderMarks.Overlap;
            buffer.AsSpan(^kept..).CopyTo(buffer);
        }
    }

    private bool IsOfFormat(OpenedFile file, string path) =>
        !Read(file, StartSize, out var start)
        || (FormatCatalog.MayTell(path, start) && (!Read(file, 3 * FormatCatalog.HeadLength, out var all) || FormatCatalog.Recognise(path, all) is not null));

    // A character has at most three bytes for each place it takes in the text.
    private bool Read(OpenedFile file, int size, out ReadOnlySpan<char> text)
    {
        var length = file.Read(buffer.AsSpan(0, size), 0);
        _ = Utf8.ToUtf16(buffer.AsSpan(0, Math.Max(length, 0)), head, out _, out var count);
        text = head.AsSpan(0, count);
        return length >= 0;
    }
}
