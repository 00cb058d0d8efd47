using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Cli;
using ProxyFixer.Cli.Progress;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The line that says that work is being done.</summary>
public sealed class ProgressTests : IDisposable
{
    private const string Words = "Looking at the files, ";
    private readonly StringWriter error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly HandClock clock = new();

    public void Dispose() => error.Dispose();

    [Fact]
    public void It_comes_after_a_second_and_is_gone_when_the_work_is_done()
    {
        ProgressLine.While(Here(), isQuiet: false, () =>
        {
            clock.Pass(TimeSpan.FromSeconds(0.9));
            Assert.Equal("", Said);
            clock.Pass(TimeSpan.FromSeconds(0.2));
            Assert.True(SpinWait.SpinUntil(() => Said.Contains(Words + "1 s", StringComparison.Ordinal), TimeSpan.FromSeconds(20)), Said);
            return 0;
        });
        Assert.Matches(@"\e\[2K[^ ]*\e\[\?25h$", Said);
    }

    [Fact]
    public void It_is_gone_before_a_failure_is_told()
    {
        Assert.Throws<OperationCanceledException>(() => ProgressLine.While<int>(Here(), isQuiet: false, () =>
        {
            clock.Pass(TimeSpan.FromSeconds(2));
            throw new OperationCanceledException();
        }));
        var after = Said;
        clock.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(after, Said);
    }

    [Theory]
    [InlineData(false, false, "xterm")]
    [InlineData(true, true, "xterm")]
    [InlineData(true, false, "dumb")]
    public void Nobody_is_told_who_does_not_see_it(bool isTerminal, bool isQuiet, string term)
    {
        ProgressLine.While(Here(isTerminal, term), isQuiet, () =>
        {
            clock.Pass(TimeSpan.FromSeconds(9));
            return 0;
        });
        Assert.Equal("", Said);
    }

    // Each folder takes 0.4 s to be listed.
    [SkippableFact]
    public void A_terminal_shows_it_and_keeps_nothing_of_it()
    {
        ExternalTool.Require("strace");
        using var machine = new ReportedMachine();
        using var terminal = new TmuxTerminal(machine.Folder.Path, 100);
        var recorded = terminal.Record();
        terminal.Enter($"clear; strace -f -o /dev/null -e trace=getdents64 -e inject=getdents64:delay_enter=400000 {string.Join(' ', BuiltProgram.Command)} lint --root {machine.Root} --format json > report.json; echo status=$?");
        terminal.WaitFor("status=1");
        Assert.Contains(Words, File.ReadAllText(recorded), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, terminal.Screen, StringComparison.Ordinal);
        Assert.Equal(machine.Run("lint", "--format", "json").Output, File.ReadAllText(Path.Combine(machine.Folder.Path, "report.json")));
    }

    private string Said
    {
        get
        {
            lock (error)
            {
                return error.ToString();
            }
        }
    }

    private ProgramContext Here(bool isTerminal = true, string term = "xterm") => new(
        TextWriter.Null, new LockedWriter(error), ImmutableSortedDictionary<string, string>.Empty.Add("TERM", term), "/", clock, Keys: null, IsTerminal: true, CancellationToken.None)
    {
        Width = 80,
        IsErrorTerminal = () => isTerminal,
    };

    private sealed class LockedWriter(StringWriter inner) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override System.Text.Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            lock (inner)
            {
                inner.Write(value);
            }
        }

        public override void Write(string? value)
        {
            lock (inner)
            {
                inner.Write(value);
            }
        }
    }

    /// <summary>A clock that is moved by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<HandTimer> timers = [];
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Add(new(() => callback(state), GetTimestamp() + dueTime.Ticks));
            return timers[^1];
        }

        public void Pass(TimeSpan time)
        {
            Interlocked.Add(ref now, time.Ticks);
            timers.ForEach(timer => timer.Look(GetTimestamp()));
        }
    }

    private sealed class HandTimer(Action action, long due) : ITimer
    {
        private bool isOver;

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public void Look(long now)
        {
            if (!isOver && now >= due)
            {
                isOver = true;
                action();
            }
        }
    }
}
