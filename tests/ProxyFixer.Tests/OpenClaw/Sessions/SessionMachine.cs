using Microsoft.Data.Sqlite;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.OpenClaw.Sessions;

/// <summary>A state folder with session logs, made by a test.</summary>
public sealed class SessionMachine : IDisposable
{
    private const string State = "/home/claw/.openclaw";
    private const string Database = "machine" + State + "/agents/main/agent/openclaw-agent.sqlite";
    private readonly TemporaryFolder folder = new();

    /// <summary>The real path of the agent's database.</summary>
    public string DatabasePath => Path.Combine(folder.Path, Database);

    /// <summary>A line of a session; times are minutes of one day.</summary>
    public static string Entry(int minute, string role = "assistant", string? error = null, string provider = "openai-codex", string api = "openai-codex-responses", string ending = "stop")
    {
        var end = error is null ? $"\"stopReason\":\"{ending}\"" : $"\"stopReason\":\"error\",\"errorMessage\":{System.Text.Json.JsonSerializer.Serialize(error)}";
        var who = role == "user" ? "" : $"\"api\":\"{api}\",\"provider\":\"{provider}\",{end},";
        return "{\"type\":\"message\",\"id\":\"a\",\"message\":{\"role\":\"" + role + "\",\"content\":[]," + who + "\"timestamp\":" + At(minute).ToUnixTimeMilliseconds() + "}}";
    }

    /// <summary>The time of an entry.</summary>
    public static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    /// <summary>Writes a session file; the time of its last change may be given as a minute.</summary>
    public string Write(string name, string text, int? changed = null)
    {
        var path = folder.Write($"machine{State}/agents/main/sessions/{name}", text);
        if (changed is { } minute)
        {
            File.SetLastWriteTimeUtc(path, At(minute).UtcDateTime);
        }

        return path;
    }

    /// <summary>Writes bytes in place of the database.</summary>
    public void WriteDatabase(byte[] bytes, string behind = "") => folder.Write(Database + behind, bytes);

    /// <summary>Opens the database as OpenClaw does: with a write-ahead log that is not put back by itself.</summary>
    public SqliteConnection Open(bool withLog = true, int pageSize = 4096)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        Run(connection, $"PRAGMA page_size={pageSize}; PRAGMA journal_mode={(withLog ? "WAL" : "DELETE")}; PRAGMA wal_autocheckpoint=0;");
        Run(connection, "CREATE TABLE IF NOT EXISTS transcript_events (session_id TEXT NOT NULL, seq INTEGER NOT NULL, event_json TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (session_id, seq)) STRICT");
        return connection;
    }

    /// <summary>Adds an entry.</summary>
    public static void Add(SqliteConnection connection, int sequence, string entry, string session = "s")
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO transcript_events VALUES ($session, $seq, $json, 1)";
        command.Parameters.AddWithValue("$session", session);
        command.Parameters.AddWithValue("$seq", sequence);
        command.Parameters.AddWithValue("$json", entry);
        command.ExecuteNonQuery();
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public SessionLog Read() => SessionLog.Read(new MachineFiles(Path.Combine(folder.Path, "machine")), State);

    /// <summary>The names beside the database.</summary>
    public string[] Neighbours() => [.. Directory.EnumerateFiles(Path.GetDirectoryName(DatabasePath)!).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Dispose();
}
