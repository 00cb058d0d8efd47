using Microsoft.Data.Sqlite;

namespace ProxyFixer.Tests.Proof;

/// <summary>Sign-ins as each release keeps them, by their dates alone.</summary>
public sealed class SignInCheckTests
{
    private const string Agent = "~/.openclaw/agents/main/agent";
    private const string Token = "S3CR3Thunter2";
    private const long Past = 1600000000000;
    private const long Future = 4000000000000;

    [Theory]
    [InlineData(Future, "rt", "passed: there is a ChatGPT sign-in that is valid by its date")]
    [InlineData(Past, "rt", "passed: the ChatGPT sign-in has run out and is renewed with the next request")]
    [InlineData(Past, "", "failed: the ChatGPT sign-in has run out and cannot be renewed")]
    public void A_file_of_profiles_is_read(long expires, string refresh, string expected)
    {
        using var machine = new VerifiedMachine();
        machine.Machine.Write(Agent + "/auth-profiles.json", Store("openai-codex", expires, refresh));
        Assert.Equal(expected, machine.Say("sign-in"));
        Assert.DoesNotContain(Token, machine.Check("sign-in").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Agent + "/openclaw-agent.sqlite", "auth_profile_store (store_key, store_json)", "primary")]
    [InlineData("~/.openclaw/state/openclaw.sqlite", "config_machine_state (state_key, value_json)", "authProfiles.store")]
    public void A_database_of_a_newer_release_is_read(string path, string table, string key)
    {
        using var machine = new VerifiedMachine("2026.9.6");
        Write(machine, path, table, key, Store("openai", Future, "rt"));
        Assert.StartsWith("passed: there is a ChatGPT sign-in", machine.Say("sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_in_where_the_release_does_not_look_is_named()
    {
        using var machine = new VerifiedMachine("2026.9.6");
        machine.Machine.Write(Agent + "/auth-profiles.json", Store("openai", Future, "rt"));
        Assert.Equal("failed: the ChatGPT sign-in stands in home/claw/.openclaw/agents/main/agent/auth-profiles.json, where this release does not look", machine.Say("sign-in"));
    }

    [Theory]
    [InlineData("", "failed: no ChatGPT sign-in was found in home/claw/.openclaw")]
    [InlineData("""{"profiles":{"a":{"type":"api_key","provider":"openai-codex"},"b":{"type":"oauth","provider":"anthropic"}}}""", "failed: no ChatGPT sign-in was found in home/claw/.openclaw")]
    [InlineData("""{"profiles":{"a":""", "not-checked: what holds the sign-ins could not be read")]
    public void None_and_one_that_cannot_be_read_are_told_apart(string text, string expected)
    {
        using var machine = new VerifiedMachine();
        if (text.Length > 0)
        {
            machine.Machine.Write(Agent + "/auth-profiles.json", text);
        }

        Assert.Equal(expected, machine.Say("sign-in"));
    }

    private static string Store(string provider, long expires, string refresh) =>
        $$$"""{"version":1,"profiles":{"{{{provider}}}:default":{"type":"oauth","provider":"{{{provider}}}","access":"{{{Token}}}","refresh":"{{{(refresh.Length == 0 ? "" : Token)}}}","expires":{{{expires}}},"email":"{{{Token}}}@example.test" """ + "}}}";

    private static void Write(VerifiedMachine machine, string path, string table, string key, string json)
    {
        File.Delete(machine.Machine.Write(path, ""));
        using var connection = new SqliteConnection($"Data Source={machine.Machine.Real(path)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE {table}; INSERT INTO {table.Split(' ')[0]} VALUES ($key, $json)";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$json", json);
        command.ExecuteNonQuery();
    }
}
