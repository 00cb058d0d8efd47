using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>The bytes of a SQLite database as its last commit left it, put together without opening it as a database.</summary>
/// <remarks>
/// Source: "Database File Format" of SQLite. A checkpoint may copy pages from the log to the database while it is read; each of them is
/// in the log that is read behind it as well, as long as the log was not begun anew meanwhile, which its salts tell.
/// </remarks>
internal static class DatabaseImage
{
    /// <summary>Larger ones are not read, and of a state folder no more: the copy lies in memory. Of sessions alone, this is years.</summary>
    public const long Largest = 256 * 1024 * 1024;

    private const int Attempts = 3;

    /// <summary>Reads a database and its write-ahead log.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">The database, absolute as seen from the root.</param>
    /// <param name="most">How many bytes may be read.</param>
    /// <param name="reason">Why it was not read; else null.</param>
    /// <returns>A database that is complete without a log; null where it was not read.</returns>
    public static byte[]? Read(MachineFiles files, string path, long most, out string? reason)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = Mark(files, path);
            if ((files.StatusNow(path)?.Size ?? 0) + (files.StatusNow(path + "-wal")?.Size ?? 0) > most)
            {
                reason = $"it is too large, alone or with those of other agents: more than {Largest / 1024 / 1024} MiB are not read";
                return null;
            }

            var (database, log) = (ReadAll(files, path), ReadAll(files, path + "-wal"));
            if (database is null || log is null)
            {
                reason = "no permission to read it";
                return null;
            }

            if (files.StatusNow(path + "-journal") is not { Size: > 0 } && Mark(files, path) == before && (log.Length < WriteAheadLog.HeaderLength || before == Text(log)))
            {
                var image = WriteAheadLog.Apply(database, log);
                reason = image is null ? "it is no SQLite database, or encrypted" : null;
                return image;
            }
        }

        reason = "it is being changed, or was left in the middle of a change";
        return null;
    }

    // What changes when the log is begun anew, or when a database without a log is written to.
    private static string Mark(MachineFiles files, string path) =>
        ReadAll(files, path + "-wal", WriteAheadLog.HeaderLength) is { Length: WriteAheadLog.HeaderLength } header ? Text(header)
        : string.Create(CultureInfo.InvariantCulture, $"{files.StatusNow(path)?.Size} {files.StatusNow(path)?.Modified?.Ticks}");

    private static string Text(ReadOnlySpan<byte> log) => Convert.ToHexString(log[..WriteAheadLog.HeaderLength]);

    // Empty for a file that is not there; null for one that cannot be read or is too large.
    private static byte[]? ReadAll(MachineFiles files, string path, int most = int.MaxValue)
    {
        if (files.StatusNow(path) is not { } status)
        {
            return [];
        }

        try
        {
            using var stream = files.TryOpen(path);
            if (stream is null || stream.Length > Largest)
            {
                return null;
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(stream.Length, most));
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
