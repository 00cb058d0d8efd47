using System.Text.Json;
using ProxyFixer.Backups;
using ProxyFixer.Patches;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Backups;

/// <summary>What another user can have put into a store decides nothing.</summary>
public sealed class StoreTrustTests : IDisposable
{
    private const string Id = "20260101T000000000Z-aaaa";
    private const uint Root = 0;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Store_in_the_folder_of_another_user_is_refused()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can give files away");
        var store = StoreWith("/etc/x.env");
        ExternalTool.Run("chown", ["1234:1234", Path.Combine(folder.Path, "user")], folder.Path);

        var failure = Assert.Throws<ProxyFixerException>(() => store.Records());

        Assert.Equal(3, failure.ExitCode);
        Assert.Contains($"{folder.Path}/user: it belongs to the user with id 1234", failure.Message, StringComparison.Ordinal);
        Assert.Empty(store.List());
    }

    [Theory]
    [InlineData("user")]
    [InlineData("user/backups")]
    public void Store_that_others_can_write_to_is_refused(string open)
    {
        var store = StoreWith("/etc/x.env");
        ExternalTool.Run("chmod", ["g+w", Path.Combine(folder.Path, open)], folder.Path);

        var failure = Assert.Throws<ProxyFixerException>(() => store.Lock(default));

        Assert.Contains($"{folder.Path}/{open}: others can write to it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Store_that_every_user_can_add_to_is_refused_also_when_it_is_sticky()
    {
        var store = StoreWith("/etc/x.env");
        ExternalTool.Run("chmod", ["1777", store.Folder], folder.Path);
        Assert.Contains("every user", Assert.Throws<ProxyFixerException>(() => store.Records()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_in_the_store_is_not_followed()
    {
        var store = StoreWith("/etc/x.env");
        Directory.Move(Path.Combine(store.Folder, Id), Path.Combine(folder.Path, "elsewhere"));
        folder.Link($"user/backups/{Id}", Path.Combine(folder.Path, "elsewhere"));
        Assert.Empty(store.List());
    }

    [Theory]
    [InlineData("/etc/../x.env")]
    [InlineData("/etc/shadow")]
    [InlineData("/etc/cron.d/x")]
    [InlineData("/root/.ssh/authorized_keys")]
    [InlineData("etc/x.env")]
    public void Record_that_names_a_file_no_run_changes_is_refused(string path)
    {
        var store = StoreWith(path);
        var failure = Assert.Throws<ProxyFixerException>(() => new Restorer(store, TimeProvider.System).Restore(Assert.Single(store.List()), force: true));
        Assert.Contains("not to be trusted", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "machine/etc/x.env")));
    }

    [Fact]
    public void Link_on_the_way_to_the_target_is_refused()
    {
        var store = StoreWith("/etc/x.env");
        Directory.Delete(Path.Combine(folder.Path, "machine/etc"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "outside"));
        folder.Link("machine/etc", Path.Combine(folder.Path, "outside"));
        Assert.Throws<ProxyFixerException>(() => new Restorer(store, TimeProvider.System).Restore(Assert.Single(store.List()), force: true));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "outside")));
    }

    [Fact]
    public void Record_of_the_first_schema_is_put_back_without_setuid()
    {
        var store = StoreWith("/etc/x.env");
        new Restorer(store, TimeProvider.System).Restore(Assert.Single(store.List()), force: true);
        var restored = Path.Combine(folder.Path, "machine/etc/x.env");
        Assert.Equal("kept\n", File.ReadAllText(restored));
        Assert.Equal((UnixFileMode)0x1ED, File.GetUnixFileMode(restored)); // 0755 of 06755
    }

    [SkippableFact]
    public void Root_in_the_home_of_another_user_uses_its_own_store_and_says_so()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can give files away");
        Directory.CreateDirectory(Path.Combine(folder.Path, "home"));
        ExternalTool.Run("chown", ["1234:1234", Path.Combine(folder.Path, "home")], folder.Path);
        var environment = new Dictionary<string, string> { ["HOME"] = Path.Combine(folder.Path, "home") };

        var location = StoreLocation.Of(environment, Root);

        Assert.DoesNotContain(folder.Path, location.Folder, StringComparison.Ordinal);
        Assert.Contains("belongs to another user (id 1234)", location.Notice, StringComparison.Ordinal);
        Assert.Equal(new StoreLocation(folder.Path + "/home/.local/state/proxyfixer/backups", null), StoreLocation.Of(environment, 1234));
    }

    // As the first version wrote it: the bytes under a number, the file removed since.
    private BackupStore StoreWith(string path)
    {
        var root = Path.Combine(folder.Path, "machine");
        Directory.CreateDirectory(Path.Combine(root, "etc"));
        var content = System.Text.Encoding.UTF8.GetBytes("kept\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        folder.Write($"user/backups/{Id}/0000", content);
        folder.Write($"user/backups/{Id}/manifest.json", $$"""
            { "schema": 1, "id": "{{Id}}", "root": {{JsonSerializer.Serialize(root)}}, "restored": false, "folders": [], "entries": [
              { "path": "{{path}}", "before": "{{hash}}", "after": null, "mode": "6755", "owner": {{Owner(root)}}, "group": {{Group(root)}}, "content": "0000" } ] }
            """);
        return new(Path.Combine(folder.Path, "user/backups"));
    }

    private static string Owner(string path) => ExternalTool.Run("stat", ["-c", "%u", path], "/").Output.Trim();

    private static string Group(string path) => ExternalTool.Run("stat", ["-c", "%g", path], "/").Output.Trim();
}
