using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>The session files of an agent, up to 2026.7: one line an entry, the newest last.</summary>
internal static class SessionFiles
{
    // A session that is written to now is among the last few; timers and heartbeats have sessions of their own.
    private const int MostFiles = 8;

    // An entry of a failed request has half a KiB, with a page of Cloudflare in it some ten; the last turns fit.
    private const int Tail = 256 * 1024;

    /// <summary>Reads the ends of the files that were changed last.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folder">The agent's sessions; need not exist.</param>
    /// <param name="found">Takes what they say.</param>
    public static void Read(MachineFiles files, string folder, SessionFindings found)
    {
        foreach (var (path, status) in files.LastChanged(folder, IsSession, MostFiles).Where(file => file.Status.Size > 0))
        {
            if (status.Modified < found.LastAnswered)
            {
                return; // it and those behind it end before the last answer
            }

            using var stream = files.TryOpen(path);
            if (stream is null || TryReadTail(stream) is not { } tail)
            {
                found.NoteNotRead(path, "no permission to read it, or it changed meanwhile");
                continue;
            }

            found.NoteRead(path);
            ReadEntries(path, tail, found);
        }
    }

    // Beside them lie records of what the program did (.trajectory.jsonl) and sessions that were put away (.jsonl.deleted.TIME).
    private static bool IsSession(string name) =>
        name.EndsWith(".jsonl", StringComparison.Ordinal) && !name.EndsWith(".trajectory.jsonl", StringComparison.Ordinal);

    private static (byte[] Bytes, bool IsWhole)? TryReadTail(Stream stream)
    {
        try
        {
            var isWhole = stream.Length <= Tail;
            stream.Position = isWhole ? 0 : stream.Length - Tail;
            var bytes = new byte[Tail];
            return (bytes[..stream.ReadAtLeast(bytes, Tail, throwOnEndOfStream: false)], isWhole);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void ReadEntries(string path, (byte[] Bytes, bool IsWhole) tail, SessionFindings found)
    {
        var at = tail.IsWhole ? 0 : tail.Bytes.AsSpan().IndexOf((byte)'\n') + 1;
        var turn = 0;
        for (var line = 1; at < tail.Bytes.Length; line++)
        {
            var length = tail.Bytes.AsSpan(at).IndexOf((byte)'\n');
            length = length < 0 ? tail.Bytes.Length - at : length;
            if (tail.Bytes.AsSpan(at, length).IndexOf("\"role\""u8) >= 0 && SessionEntry.Read(tail.Bytes.AsMemory(at, length)) is { } entry)
            {
                turn += entry.IsQuestion ? 1 : 0;
                found.Note(entry, null, $"{path} {turn}", path, tail.IsWhole ? line : 1);
            }

            at += length + 1;
        }
    }
}
