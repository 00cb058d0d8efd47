using System.Buffers.Binary;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>The write-ahead log of a SQLite database.</summary>
/// <remarks>Source: "Database File Format" of SQLite, section 4 (The Write-Ahead Log).</remarks>
internal static class WriteAheadLog
{
    /// <summary>Bytes of a log before its first frame.</summary>
    public const int HeaderLength = 32;

    private const int FrameHeaderLength = 24;
    private const uint Magic = 0x377f0682; // the lowest bit tells the byte order of the checksums
    private const uint Version = 3007000;
    private const int WriteVersionAt = 18;
    private const int ReadVersionAt = 19;
    private const int PageSizeAt = 16;

    /// <summary>Puts the committed pages of a log over a database.</summary>
    /// <param name="database">The bytes of the database; may be changed.</param>
    /// <param name="log">The bytes of its log; empty where it has none.</param>
    /// <returns>A database that needs no log; null where the bytes are no database.</returns>
    public static byte[]? Apply(byte[] database, ReadOnlySpan<byte> log)
    {
        var frames = Committed(log, out var pageSize, out var pages);
        var image = database;
        if (frames.Count > 0)
        {
            var length = (long)pages * pageSize;
            if (length > DatabaseImage.Largest)
            {
                return null;
            }

            Array.Resize(ref image, (int)length);
            foreach (var (page, at) in frames.Where(frame => frame.Page <= pages))
            {
                log.Slice(at, pageSize).CopyTo(image.AsSpan((int)(page - 1) * pageSize));
            }
        }

        if (!image.AsSpan().StartsWith("SQLite format 3\0"u8) || image.Length < 512 || (frames.Count > 0 && PageSize(image) != pageSize))
        {
            return null;
        }

        (image[WriteVersionAt], image[ReadVersionAt]) = (1, 1); // "has no log": one in memory cannot have one
        return image;
    }

    // Frames up to the last commit, in order: what follows is a change that was never finished, or left over from an older log.
    private static List<(uint Page, int At)> Committed(ReadOnlySpan<byte> log, out int pageSize, out uint pages)
    {
        (pageSize, pages) = (0, 0);
        var frames = new List<(uint, int)>();
        if (log.Length < HeaderLength || (Number(log, 0) & ~1u) != Magic || Number(log, 4) != Version
            || Number(log, 8) is < 512 or > 65536 || !uint.IsPow2(Number(log, 8)))
        {
            return frames;
        }

        pageSize = (int)Number(log, 8);
        var isBig = (Number(log, 0) & 1) == 1;
        var sum = Sum(log[..24], (0, 0), isBig);
        var committed = sum == (Number(log, 24), Number(log, 28)) ? 0 : -1;
        for (var at = HeaderLength; committed >= 0 && at + FrameHeaderLength + pageSize <= log.Length; at += FrameHeaderLength + pageSize)
        {
            var header = log.Slice(at, FrameHeaderLength);
            sum = Sum(log.Slice(at + FrameHeaderLength, pageSize), Sum(header[..8], sum, isBig), isBig);
            if (Number(header, 0) == 0 || !header[8..16].SequenceEqual(log[16..24]) || sum != (Number(header, 16), Number(header, 20)))
            {
                break;
            }

            frames.Add((Number(header, 0), at + FrameHeaderLength));
            if (Number(header, 4) > 0)
            {
                (pages, committed) = (Number(header, 4), frames.Count);
            }
        }

        return frames[..Math.Max(0, committed)];
    }

    private static (uint, uint) Sum(ReadOnlySpan<byte> bytes, (uint First, uint Second) sum, bool isBig)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum.First += Word(bytes, isBig) + sum.Second;
            sum.Second += Word(bytes[4..], isBig) + sum.First;
        }

        return sum;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static int PageSize(ReadOnlySpan<byte> database) =>
        BinaryPrimitives.ReadUInt16BigEndian(database[PageSizeAt..]) is 1 ? 65536 : BinaryPrimitives.ReadUInt16BigEndian(database[PageSizeAt..]);
}
