using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.OpenClaw.State;

namespace ProxyFixer.OpenClaw.SignIns;

/// <summary>The sign-ins of a state folder, from the files and databases in which the releases keep them.</summary>
/// <param name="Found">In the order of the agents; those that the installed release does not read are among them.</param>
/// <param name="NotRead">Files that could not be read, and why.</param>
public sealed record SignInStores(ImmutableArray<SignIn> Found, ImmutableArray<(string Path, string Reason)> NotRead)
{
    // The tables of 2026.6.5 to 2026.9.6: one for each agent, and those that agents share.
    private static readonly (string Table, string Column)[] Tables =
        [("auth_profile_store", "store_json"), ("auth_profile_stores", "store_json"), ("config_machine_state", "value_json")];

    /// <summary>Reads the sign-ins.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="state">The state folder.</param>
    /// <param name="form">Where the installed release keeps them; unknown where that is not known.</param>
    /// <returns>What was found.</returns>
    public static SignInStores Read(MachineFiles files, StateFolder state, StoreForm form)
    {
        var (found, notRead) = (new List<SignIn>(), new List<(string, string)>());
        var agents = files.List(state.Path + "/agents").Select(agent => $"{state.Path}/agents/{agent}/agent").ToArray();
        foreach (var path in agents.Select(agent => agent + "/auth-profiles.json").Where(path => files.Status(path) is not null))
        {
            var text = files.TryRead(path, out var reason)?.Text;
            Add(text is null ? null : SignInReader.Read(text, path, form != StoreForm.Sqlite), path, reason ?? "it is no JSON");
        }

        foreach (var path in agents.Select(agent => agent + "/openclaw-agent.sqlite").Append(state.Path + "/state/openclaw.sqlite").Where(path => files.Status(path) is { Size: > 0 }))
        {
            var signIns = FromDatabase(files, path, form != StoreForm.Files, out var reason);
            Add(signIns, path, reason ?? "its sign-ins are no JSON");
        }

        return new([.. found], [.. notRead]);

        void Add(List<SignIn>? some, string path, string reason)
        {
            found.AddRange(some ?? []);
            notRead.AddRange(some is null ? [(path, reason)] : Array.Empty<(string, string)>());
        }
    }

    private static List<SignIn>? FromDatabase(MachineFiles files, string path, bool isRead, out string? reason)
    {
        var texts = new List<string>();
        reason = DatabaseImage.Read(files, path, DatabaseImage.Largest, out var failure) is { } image
            ? SqliteImage.Read(image, connection => texts.AddRange(Tables.SelectMany(table => Cells(connection, table.Table, table.Column))))
            : failure;
        var read = texts.Select(text => SignInReader.Read(text, path, isRead)).ToArray();
        return reason is not null || read.Any(some => some is null) ? null : [.. read.SelectMany(some => some!)];
    }

    private static List<string> Cells(SqliteConnection connection, string table, string column)
    {
        var cells = new List<string>();
        if (!SqliteImage.Columns(connection, table).Contains(column))
        {
            return cells;
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM {table} WHERE typeof({column}) = 'text' AND {column} LIKE '%\"profiles\"%'";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            cells.Add(rows.GetString(0));
        }

        return cells;
    }
}
