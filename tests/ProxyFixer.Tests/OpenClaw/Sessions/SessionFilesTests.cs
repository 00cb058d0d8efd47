using static ProxyFixer.Tests.OpenClaw.Sessions.SessionMachine;

namespace ProxyFixer.Tests.OpenClaw.Sessions;

public sealed class SessionFilesTests
{
    [Fact]
    public void The_newest_answer_of_all_files_comes_first()
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(1, error: "fetch failed") + "\n");
        machine.Write("b.jsonl", Entry(5, "user") + "\n" + Entry(6, error: "fetch failed") + "\n");
        var log = machine.Read();
        Assert.Equal([At(6), At(1)], log.Answers.Select(answer => answer.At));
        Assert.Equal(2, log.FilesRead.Length);
        Assert.EndsWith("b.jsonl", log.Answers[0].Where.Path, StringComparison.Ordinal);
        Assert.Equal(2, log.Answers[0].Where.Start.Line);
    }

    [Fact]
    public void Tries_are_those_of_the_last_question()
    {
        using var machine = new SessionMachine();
        string[] lines =
        [
            Entry(0, "user"), Entry(1, error: "fetch failed"), Entry(2, "user"),
            Entry(3, error: "fetch failed"), Entry(4, error: "fetch failed"), Entry(5, error: "fetch failed"), Entry(6, error: "fetch failed"),
        ];
        machine.Write("a.jsonl", string.Join('\n', lines));
        Assert.Equal(4, machine.Read().LastTurn.Count());
    }

    [Theory]
    [InlineData("openai", "openai-chatgpt-responses", 1)]
    [InlineData("openai", "openai-codex-responses", 1)]
    [InlineData("openai-codex", "openai-codex-responses", 1)]
    [InlineData("openai", "openai-responses", 0)]
    [InlineData("anthropic", "anthropic-messages", 0)]
    [InlineData("openclaw", "openai-codex-responses", 0)]
    public void Only_requests_to_the_Codex_back_end_count(string provider, string api, int count)
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(1, error: "fetch failed", provider: provider, api: api));
        Assert.Equal(count, machine.Read().Answers.Length);
    }

    [Fact]
    public void An_answer_that_the_user_broke_off_tells_nothing()
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(1, error: "fetch failed") + "\n" + Entry(2, ending: "aborted") + "\n");
        Assert.NotNull(Assert.Single(machine.Read().Answers).Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("{\"type\":\"message\",\"message\":{\"role\":\"assistant\",\"provider\":\"openai-codex\",\"stopRea")]
    [InlineData("[[[[\"role\"")]
    [InlineData("{\"role\":1,\"type\":\"message\",\"message\":[]}")]
    [InlineData("{\"type\":\"message\",\"message\":{\"role\":\"assistant\",\"timestamp\":1e400}}")]
    [InlineData("{\"type\":\"message\",\"message\":{\"role\":\"assistant\",\"provider\":\"\\udc00\",\"timestamp\":-1}}")]
    [InlineData("\"role\"\0\u0001{}")]
    public void What_is_no_entry_is_passed_over(string line)
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", $"{Entry(1, error: "fetch failed")}\n{line}");
        Assert.Single(machine.Read().Answers);
    }

    [Fact]
    public void Of_a_large_file_only_the_end_is_read()
    {
        using var machine = new SessionMachine();
        var old = string.Concat(Enumerable.Repeat(Entry(1, error: "fetch failed") + "\n", 4000));
        machine.Write("a.jsonl", old + Entry(2, "user") + "\n" + Entry(3, error: "Connection error."));
        var log = machine.Read();
        Assert.Equal(At(3), log.Answers[0].At);
        Assert.Equal(1, log.Answers[0].Where.Start.Line);
        Assert.InRange(log.Answers.Length, 500, 1500);
    }

    [Fact]
    public void A_line_that_is_longer_than_the_end_hides_what_is_before()
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(1, error: "fetch failed") + "\n" + new string('x', 1 << 20) + "\"role\"");
        Assert.Empty(machine.Read().Answers);
    }

    [Fact]
    public void Files_that_end_before_the_last_answer_are_not_opened()
    {
        using var machine = new SessionMachine();
        machine.Write("new.jsonl", Entry(10), changed: 11);
        machine.Write("old.jsonl", Entry(5, error: "fetch failed"), changed: 6);
        Assert.EndsWith("new.jsonl", Assert.Single(machine.Read().FilesRead), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_the_program_and_sessions_that_were_put_away_are_no_sessions()
    {
        using var machine = new SessionMachine();
        machine.Write("a.trajectory.jsonl", Entry(1, error: "fetch failed"));
        machine.Write("b.jsonl.deleted.2026-11-20T10-00-00.000Z", Entry(1, error: "fetch failed"));
        machine.Write("sessions.json", Entry(1, error: "fetch failed"));
        Assert.Empty(machine.Read().FilesRead);
    }

    [Fact]
    public void Links_are_not_followed_out_of_the_folder()
    {
        using var machine = new SessionMachine();
        var path = machine.Write("a.jsonl", Entry(1, error: "fetch failed"));
        File.Move(path, path + ".elsewhere");
        File.CreateSymbolicLink(path, path + ".elsewhere");
        Assert.Empty(machine.Read().FilesRead);
    }

    [Fact]
    public void Nothing_of_a_session_is_kept_but_its_place()
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(0, "user") + "\n" + Entry(1, error: "fetch failed https://user:hunter2@proxy"));
        var answer = Assert.Single(machine.Read().Answers);
        Assert.Equal("\n", answer.Where.Text.Text);
        Assert.DoesNotContain("hunter2", answer.Failure!.ToString(), StringComparison.Ordinal);
    }
}
