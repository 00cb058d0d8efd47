using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Asks SQLite about a database that lies in memory: a file of anybody, so what it brings with it is not run.</summary>
internal static class SqliteImage
{
    // A database may hold anything: SQLite is stopped after so many steps of its machine, some tenths of a second.
    private const int MostSteps = 20_000_000;

    /// <summary>Opens a database for reading.</summary>
    /// <param name="image">The whole database, without a log.</param>
    /// <param name="read">Asks it; what it throws for a damaged database is caught.</param>
    /// <returns>Why it could not be read, a clause; null where it was.</returns>
    public static string? Read(byte[] image, Action<SqliteConnection> read)
    {
        try
        {
            Open(image, read);
            return null;
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or InvalidOperationException)
        {
            return "it is damaged, or encrypted";
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException or FileNotFoundException)
        {
            return "the SQLite library cannot be loaded here";
        }
    }

    /// <summary>Names the columns of a table. A view or a virtual table of that name would run code that the database brings with it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="table">The name of a table.</param>
    /// <returns>The columns; empty where there is no such table.</returns>
    public static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
            WHERE t.type = 'table' AND t.name = $table AND t.sql NOT LIKE 'CREATE VIRTUAL%'
            """;
        command.Parameters.AddWithValue("$table", table);
        using var rows = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static unsafe void Open(byte[] image, Action<SqliteConnection> read)
    {
        fixed (byte* start = image)
        {
            using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
            connection.Open();
            var result = raw.sqlite3_deserialize(connection.Handle!, "main", (nint)start, image.Length, image.Length, raw.SQLITE_DESERIALIZE_READONLY);
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
            raw.sqlite3_progress_handler(connection.Handle!, MostSteps, _ => 1, null);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;";
            command.ExecuteNonQuery();
            read(connection);
        }
    }
}
