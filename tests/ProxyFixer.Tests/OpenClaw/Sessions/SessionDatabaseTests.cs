using System.Buffers.Binary;
using ProxyFixer.OpenClaw.Sessions;
using static ProxyFixer.Tests.OpenClaw.Sessions.SessionMachine;

namespace ProxyFixer.Tests.OpenClaw.Sessions;

/// <summary>Databases that SQLite itself has written, read without opening them as such.</summary>
public sealed class SessionDatabaseTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void Committed_entries_that_lie_in_the_log_alone_are_read(int pageSize)
    {
        using var machine = new SessionMachine();
        using var connection = machine.Open(pageSize: pageSize);
        Add(connection, 1, Entry(1));
        Run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        Add(connection, 2, Entry(2, "user"));
        Add(connection, 3, Entry(3, error: "fetch failed"));
        var log = machine.Read();
        Assert.Equal([At(3), At(1)], log.Answers.Select(answer => answer.At));
        Assert.Empty(log.NotRead);
    }

    [Fact]
    public void Nothing_is_written_beside_the_database_and_nothing_is_locked()
    {
        using var machine = new SessionMachine();
        using (var connection = machine.Open())
        {
            Add(connection, 1, Entry(1, error: "fetch failed"));
            var (bytes, log) = (File.ReadAllBytes(machine.DatabasePath), File.ReadAllBytes(machine.DatabasePath + "-wal"));
            var alone = new SessionMachine();
            alone.WriteDatabase(bytes);
            alone.WriteDatabase(log, "-wal");
            File.SetUnixFileMode(alone.DatabasePath, UnixFileMode.UserRead);
            Assert.Single(alone.Read().Answers);
            Assert.Equal(["openclaw-agent.sqlite", "openclaw-agent.sqlite-wal"], alone.Neighbours());
            Assert.Equal(bytes, File.ReadAllBytes(alone.DatabasePath));
            alone.Dispose();
            Run(connection, "BEGIN EXCLUSIVE");
            Assert.Single(machine.Read().Answers);
        }
    }

    [Fact]
    public void A_transaction_that_is_not_committed_is_not_there()
    {
        using var machine = new SessionMachine();
        using var connection = machine.Open();
        Add(connection, 1, Entry(1));
        Run(connection, "PRAGMA cache_size=2; BEGIN");
        for (var i = 2; i < 200; i++)
        {
            Add(connection, i, Entry(i, error: "fetch failed" + new string(' ', 3000))); // more than the cache holds: it goes to the log
        }

        Assert.Equal(At(1), Assert.Single(machine.Read().Answers).At);
    }

    [Fact]
    public void Frames_of_an_older_log_and_torn_frames_do_not_count()
    {
        using var machine = new SessionMachine();
        using var connection = machine.Open();
        Add(connection, 1, Entry(1));
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        Add(connection, 2, Entry(2, error: "fetch failed"));
        var whole = File.ReadAllBytes(machine.DatabasePath + "-wal");
        var database = File.ReadAllBytes(machine.DatabasePath);
        Assert.Equal(At(2), Read(database, whole).Answers[0].At);
        for (var length = 0; length < whole.Length; length += 97)
        {
            Assert.Equal(At(1), Assert.Single(Read(database, whole[..length]).Answers).At);
        }

        foreach (var at in new[] { 0, 5, 9, 17, 25, 32 + 9, 32 + 17, 32 + 100, whole.Length - 1 })
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x40;
            Assert.Equal(At(1), Assert.Single(Read(database, damaged).Answers).At);
        }
    }

    [Fact]
    public void A_log_with_checksums_of_the_other_byte_order_is_read()
    {
        using var machine = new SessionMachine();
        using var connection = machine.Open();
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        Add(connection, 2, Entry(2, error: "fetch failed"));
        var log = Swapped(File.ReadAllBytes(machine.DatabasePath + "-wal"), 4096);
        Assert.Equal(At(2), Read(File.ReadAllBytes(machine.DatabasePath), log).Answers[0].At);
    }

    [Fact]
    public void A_database_without_a_log_is_read()
    {
        using var machine = new SessionMachine();
        using (var connection = machine.Open(withLog: false))
        {
            Add(connection, 1, Entry(1, error: "fetch failed"));
        }

        Assert.Single(machine.Read().Answers);
    }

    [Fact]
    public void A_database_in_the_middle_of_a_change_is_not_read()
    {
        using var machine = new SessionMachine();
        machine.Open(withLog: false).Dispose();
        machine.WriteDatabase([1, 2, 3], "-journal");
        Assert.Contains("change", Assert.Single(machine.Read().NotRead).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_database_is_not_read()
    {
        using var machine = new SessionMachine();
        machine.WriteDatabase([.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 31))]);
        Assert.Equal("it is no SQLite database, or encrypted", Assert.Single(machine.Read().NotRead).Reason);
    }

    [Fact]
    public void A_database_of_garbage_behind_a_right_beginning_is_not_read()
    {
        using var machine = new SessionMachine();
        machine.Open(withLog: false).Dispose();
        var bytes = File.ReadAllBytes(machine.DatabasePath);
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var i = 0; i < 40; i++)
            {
                damaged[random.Next(20, damaged.Length)] = (byte)random.Next(256);
            }

            Assert.Empty(Read(damaged, []).Answers);
        }
    }

    [Fact]
    public void A_database_that_is_too_large_is_not_read()
    {
        using var machine = new SessionMachine();
        machine.Open(withLog: false).Dispose();
        using (var file = File.OpenWrite(machine.DatabasePath))
        {
            file.SetLength(DatabaseImage.Largest + 1);
        }

        Assert.Contains("more than 256 MiB", Assert.Single(machine.Read().NotRead).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_another_shape_says_nothing()
    {
        using var machine = new SessionMachine();
        using (var connection = machine.Open(withLog: false))
        {
            Run(connection, "DROP TABLE transcript_events; CREATE TABLE auth_profile_store (store_key TEXT, store_json TEXT)");
        }

        var log = machine.Read();
        Assert.Empty(log.Answers);
        Assert.Empty(log.NotRead);
    }

    [Fact]
    public void A_view_of_that_name_is_not_run()
    {
        using var machine = new SessionMachine();
        using (var connection = machine.Open(withLog: false))
        {
            Run(connection, "DROP TABLE transcript_events; CREATE VIEW transcript_events AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT 's' AS session_id, i AS created_at, '' AS event_json FROM n");
        }

        Assert.Empty(machine.Read().Answers);
    }

    [Fact]
    public async Task A_database_that_is_written_to_meanwhile_is_read_as_some_commit_left_it()
    {
        using var machine = new SessionMachine();
        using var connection = machine.Open();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var writer = Task.Run(() =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
            {
                Run(connection, "BEGIN");
                Add(connection, (2 * i) - 1, Entry(i, error: "fetch failed"));
                Add(connection, 2 * i, Entry(i, error: "fetch failed") + new string(' ', 9000));
                Run(connection, "COMMIT");
                Run(connection, i % 3 == 0 ? "PRAGMA wal_checkpoint(PASSIVE)" : i % 20 == 0 ? "PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM transcript_events WHERE seq < 100000" : "PRAGMA user_version=1");
            }
        });
        var most = 0;
        while (!stop.IsCancellationRequested)
        {
            var log = machine.Read();
            Assert.True(log.NotRead.All(file => file.Reason.Contains("being changed", StringComparison.Ordinal)), log.NotRead.FirstOrDefault().Reason);
            Assert.Equal(0, log.Answers.Length % 2); // both entries of a commit, or none
            most = Math.Max(most, log.Answers.Length);
        }

        Assert.True(most > 0);

        await writer;
    }

    private static SessionLog Read(byte[] database, byte[] log)
    {
        using var machine = new SessionMachine();
        machine.WriteDatabase(database);
        machine.WriteDatabase(log, "-wal");
        return machine.Read();
    }

    // What a machine of the other byte order would have written.
    private static byte[] Swapped(byte[] log, int pageSize)
    {
        var isBig = (log[3] & 1) == 0;
        log[3] ^= 1;
        uint first = 0, second = 0;
        void Sum(ReadOnlySpan<byte> bytes)
        {
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                first += Word(bytes) + second;
                second += Word(bytes[4..]) + first;
            }
        }

        uint Word(ReadOnlySpan<byte> bytes) => isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        void Store(int at)
        {
            BinaryPrimitives.WriteUInt32BigEndian(log.AsSpan(at), first);
            BinaryPrimitives.WriteUInt32BigEndian(log.AsSpan(at + 4), second);
        }

        Sum(log.AsSpan(0, 24));
        Store(24);
        for (var at = 32; at + 24 + pageSize <= log.Length; at += 24 + pageSize)
        {
            Sum(log.AsSpan(at, 8));
            Sum(log.AsSpan(at + 24, pageSize));
            Store(at + 16);
        }

        return log;
    }
}
