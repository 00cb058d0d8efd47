using System.Globalization;
using ProxyFixer.Cli;

namespace ProxyFixer.Tests.Cli;

/// <summary>Whatever is thrown ends in one line.</summary>
public sealed class FailuresTests
{
    [Fact]
    public void A_bug_is_named_with_its_place_and_without_its_message()
    {
        var (status, error) = Tell(() => throw new InvalidOperationException("HTTPS_PROXY=http://user:secret@host:1"), showsTraces: false);
        Assert.Equal(3, status);
        Assert.StartsWith("proxyfixer: this is a bug in ProxyFixer: InvalidOperationException in ProxyFixer.", error, StringComparison.Ordinal);
        Assert.EndsWith("; please report it; nothing was changed\n", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_is_shown_on_request_and_holds_no_message()
    {
        var (_, error) = Tell(() => throw new InvalidOperationException("secret", new FormatException("secret")), showsTraces: true);
        Assert.Contains("   at ", error, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_the_system_names_no_opened_folder()
    {
        var (status, error) = Tell(() => throw new UnauthorizedAccessException("Access to the path '/proc/self/fd/72/openclaw.json' is denied."), showsTraces: false);
        Assert.Equal((3, "proxyfixer: no permission; nothing was changed\n"), (status, error));
    }

    [Fact]
    public void Want_of_memory_is_no_bug()
    {
        var (status, error) = Tell(() => throw new InsufficientMemoryException("x"), showsTraces: false);
        Assert.Equal(3, status);
        Assert.StartsWith("proxyfixer: there is not enough memory to finish. Raise", error, StringComparison.Ordinal);
    }

    private static (int Status, string Error) Tell(Func<int> action, bool showsTraces)
    {
        var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        return (new Failures(error, interruption: null, showsTraces).Tell(action), error.ToString());
    }
}
