using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Whoever may write one of the files must not be able to end the run of root by depth or length.</summary>
public sealed class DeepInputTests : IDisposable
{
    private const int Many = 50_000;
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_model_that_is_chosen_in_a_choice_is_none()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", "2026.9.6");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.Write("~/.openclaw/openclaw.json", $"{{ agents: {{ defaults: {{ model: {Chain("{primary:", "'openai-codex/x'", "}")} }} }} }}");
        Assert.DoesNotContain("PXF0306", machine.Run("lint").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_many_assignments_is_read()
    {
        machine.Write("/srv/start.sh", $"#!/bin/sh\nexec env -i {Chain("A=", "1", "")} openclaw gateway\n");
        Assert.True(machine.Run("lint", "/srv/start.sh").ExitCode < 2);
    }

    private static string Chain(string open, string inside, string close) =>
        string.Concat(Enumerable.Repeat(open, Many)) + inside + string.Concat(Enumerable.Repeat(close, Many));
}
