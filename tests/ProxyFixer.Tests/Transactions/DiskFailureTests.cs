using ProxyFixer.Machine;
using Xunit.Abstractions;

namespace ProxyFixer.Tests.Transactions;

/// <summary>Every operation of a run fails, once or from then on; or somebody else changes a file just before it.</summary>
public sealed class DiskFailureTests(ITestOutputHelper output)
{
    private const int NoSpace = 28;
    private const int InputOutput = 5;
    private const int ReadOnly = 30;

    public static TheoryData<int, bool, bool> Failures()
    {
        var data = new TheoryData<int, bool, bool>();
        foreach (var error in new[] { NoSpace, InputOutput, DiskException.Refused, ReadOnly })
        {
            data.Add(error, false, true);
            data.Add(error, true, true);
            data.Add(error, false, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Fix_that_fails_says_what_is(int error, bool fromThenOn, bool knowsExchange) =>
        FailEverywhere(error, fromThenOn, () => Scenario.Fresh(knowsExchange), disk => Scenario.Fix(disk), "changed", "old");

    [Theory]
    [MemberData(nameof(Failures))]
    public void Restore_that_fails_says_what_is(int error, bool fromThenOn, bool knowsExchange) =>
        FailEverywhere(error, fromThenOn, () => Scenario.Fixed(knowsExchange), Scenario.Restore, "restored", "new");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_somebody_else_writes_meanwhile_is_never_lost(bool intoTheFile)
    {
        var tried = 0;
        foreach (var path in Scenario.Paths)
        {
            for (var at = 1; ; at++, tried++)
            {
                var disk = Scenario.Fresh();
                var (stop, written) = (at, false);
                disk.Before = (number, _) =>
                {
                    if (number != stop || (disk.Text(path) is null && (intoTheFile || !disk.Everything(Scenario.Machine).Contains(path[..path.LastIndexOf('/')]))))
                    {
                        return;
                    }

                    written = true;
                    if (intoTheFile)
                    {
                        disk.WriteInto(path, "a stranger's\n");
                    }
                    else
                    {
                        disk.Put(path, "a stranger's\n");
                    }
                };
                try
                {
                    Scenario.Fix(disk);
                }
                catch (ProxyFixerException e)
                {
                    Assert.Equal(3, e.ExitCode);
                }

                Assert.True(!written || disk.Text(path) == "a stranger's\n", $"{path}, operation {at} ({disk.Log[Math.Min(at, disk.Log.Count) - 1]}): {disk.Text(path)}");
                if (disk.Operations < at)
                {
                    break;
                }
            }
        }

        output.WriteLine($"{tried} moments");
        Assert.True(tried > 100);
    }

    private void FailEverywhere(
        int error, bool fromThenOn, Func<SimulatedDisk> start, Action<SimulatedDisk> run, string deed, string before)
    {
        for (var at = 1; ; at++)
        {
            var disk = start();
            var stop = at;
            disk.Before = (number, _) =>
            {
                if (number == stop || (fromThenOn && number > stop))
                {
                    throw new DiskException("cannot do that", error);
                }
            };
            var message = Try(() => run(disk));
            var reached = disk.Operations >= at;
            var where = $"operation {at} ({disk.Log[Math.Min(at, disk.Log.Count) - 1]}): {message}";
            disk.Before = (_, _) => { };
            Assert.True(!Scenario.Torn(disk).Any(), $"torn at {where}");
            Check(message, reached, deed, before, disk, where);
            Scenario.Settle(disk);
            Assert.True(Scenario.State(disk) != "mixed", $"mixed after {where}");
            Assert.True(!Scenario.Strays(disk).Any(), $"left {string.Join(", ", Scenario.Strays(disk))} after {where}");
            if (!reached)
            {
                output.WriteLine($"{at - 1} points");
                Assert.True(at > 30);
                return;
            }
        }
    }

    private static void Check(string? message, bool reached, string deed, string before, SimulatedDisk disk, string where)
    {
        Assert.True(!reached || message is not null, $"no failure at {where}");
        if (message is not null && (message.Contains($"nothing was {deed}", StringComparison.Ordinal) || message.Contains("so nothing was changed", StringComparison.Ordinal)))
        {
            Assert.True(Scenario.State(disk) == before, $"{where}, but the files are {Scenario.State(disk)}");
        }
        else if (message is not null)
        {
            Assert.True(message.Contains("restore --unfinished", StringComparison.Ordinal) || message.Contains("The next run tries again", StringComparison.Ordinal), where);
        }
    }

    private static string? Try(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (ProxyFixerException e)
        {
            Assert.Equal(3, e.ExitCode);
            return e.Message;
        }
    }
}
