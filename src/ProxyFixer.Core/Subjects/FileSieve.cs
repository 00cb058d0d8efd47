using System.Text;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
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

    private static readonly IFormat Code = FormatCatalog.OfKind("javascript");

    private readonly byte[] buffer = new byte[PartSize];
    private readonly char[] head = new char[3 * FormatCatalog.HeadLength]; // a byte that is no UTF-8 is one, too

    /// <summary>Looks into a file.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The file; null where it is neither code nor of a format we read. One that cannot be read may matter: who reads it learns why.</returns>
    public SiftedFile? Sift(ListedFolder folder, string path)
    {
        var name = MachinePath.Name(path);
        var size = 0L;
        using var file = folder.IsPlanned(name) ? null : folder.OpenFile(name, out size);
        if (file is null)
        {
            return new(path, true);
        }

        return size > Largest ? null
            : Code.Claims(path, []) ? new(path, MayHoldBuilder(file, (int)size))
            : IsOfFormat(file, path) ? new(path, true)
            : null;
    }

    private bool MayHoldBuilder(SafeFileHandle file, int size)
    {
        var marks = default(BuilderMarks);
        for (int offset = 0, kept = 0; offset < size;)
        {
            var length = Posix.Read(file, buffer.AsSpan(kept), offset);
            var part = buffer.AsSpan(0, kept + Math.Max(length, 0));
            if (length < 0 || marks.Search(part, isLast: offset + length >= size))
            {
                return true;
            }

            if (length == 0)
            {
                return false; // it was made shorter meanwhile
            }

            offset += length;
            kept = Math.Min(BuilderMarks.Overlap, part.Length);
            part[^kept..].CopyTo(buffer);
        }

        return false;
    }

    // A character has at most three bytes for each place it takes in the text.
    private bool IsOfFormat(SafeFileHandle file, string path)
    {
        var length = Posix.Read(file, buffer.AsSpan(0, 3 * FormatCatalog.HeadLength), 0);
        return length < 0 || FormatCatalog.Recognise(path, head.AsSpan(0, Encoding.UTF8.GetChars(buffer.AsSpan(0, length), head))) is not null;
    }
}
