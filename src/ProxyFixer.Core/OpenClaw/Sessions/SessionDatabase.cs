using Microsoft.Data.Sqlite;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>
/// The session database of an agent, from 2026.8.1. SQLite is given a copy in memory, because opening the file itself would lock it
/// and leave files beside it.
/// </summary>
/// <remarks>Source: schema of 2026.8.1 and 2026.9.6 (openclaw-agent.sqlite, table transcript_events); databases written by 2026.9.6.</remarks>
internal static class SessionDatabase
{
    // A turn with many tools has some hundred entries.
    private const int MostRows = 1000;

    // Answers of this size are no errors that are written out: from 1 KiB on, 2026.9 keeps them compressed.
    private const int LongestEntry = 256 * 1024;

    /// <summary>Reads the last entries.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">The database; need not exist.</param>
    /// <param name="found">Takes what they say.</param>
    public static void Read(MachineFiles files, string path, SessionFindings found)
    {
        if (files.Status(path) is not { Type: FileType.File, Size: > 0 })
        {
            return;
        }

        if (DatabaseImage.Read(files, path, found.Budget, out var reason) is not { } image)
        {
            found.NoteNotRead(path, reason!);
            return;
        }

        found.Budget -= image.Length;
        if (SqliteImage.Read(image, connection => ReadRows(connection, path, found)) is { } failure)
        {
            found.NoteNotRead(path, failure);
        }
        else
        {
            found.NoteRead(path);
        }
    }

    private static void ReadRows(SqliteConnection connection, string path, SessionFindings found)
    {
        var columns = SqliteImage.Columns(connection, "transcript_events");
        if (!columns.IsSupersetOf(["session_id", "event_json", "created_at"]))
        {
            return; // before 2026.8.1 the file held the sign-ins alone
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT session_id, created_at, CASE WHEN octet_length(event_json) <= {LongestEntry} THEN CAST(event_json AS BLOB) END,
              {(columns.IsSupersetOf(["event_zstd", "navigation_json"]) ? "CASE WHEN event_zstd IS NOT NULL THEN CAST(navigation_json AS BLOB) END" : "NULL")}
            FROM transcript_events ORDER BY rowid DESC LIMIT {MostRows}
            """;
        using var rows = command.ExecuteReader();
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        while (rows.Read())
        {
            var session = rows.GetString(0);
            var turn = turns.GetValueOrDefault(session);
            if (EntryOf(rows) is { } entry)
            {
                turns[session] = turn + (entry.IsQuestion ? 1 : 0);
                found.Note(entry, TimeOf(rows.GetInt64(1)), $"{path} {session} {turn}", path, line: 1);
            }
        }
    }

    private static SessionEntry? EntryOf(SqliteDataReader row) =>
        !row.IsDBNull(2) ? SessionEntry.Read(row.GetFieldValue<byte[]>(2))
        : !row.IsDBNull(3) ? SessionEntry.ReadCompressed(row.GetFieldValue<byte[]>(3))
        : null;

    private static DateTimeOffset? TimeOf(long milliseconds) =>
        milliseconds is > 0 and < 253402300800000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
