using System.Diagnostics;
using ProxyFixer.Machine;
using ProxyFixer.Reports;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Review;

namespace ProxyFixer.Cli;

/// <summary>The one place where failures end: one line on standard error, and an exit status. A stack trace is only shown on request.</summary>
/// <param name="error">Standard error.</param>
/// <param name="interruption">Which signal came; null in tests.</param>
/// <param name="showsTraces">Whether <c>PROXYFIXER_TRACE=1</c> is set.</param>
internal sealed class Failures(TextWriter error, Interruption? interruption, bool showsTraces)
{
    /// <summary>The variable that asks for a stack trace.</summary>
    public const string TraceVariable = "PROXYFIXER_TRACE";

    // A constant: there may be no memory left to put words together.
    private const string NotEnoughMemory = "proxyfixer: there is not enough memory to finish. Raise the memory limit of the container, service"
        + " or shell (or DOTNET_GCHeapHardLimit), or name single files: proxyfixer lint PATH\n";

    /// <summary>What is known of the files when something unforeseen happens.</summary>
    public string Outcome { get; set; } = "nothing was changed";

    /// <summary>Whether standard error is read by a build, which knows failures by their form (MSBuild, "canonical error format").</summary>
    public bool IsForBuild { get; set; }

    /// <summary>Gives the columns of the terminal that standard error is; 0 where it is none.</summary>
    public Func<int> Width { get; init; } = () => 0;

    /// <summary>What each line begins with.</summary>
    public string Prefix => IsForBuild ? "proxyfixer: error: " : "proxyfixer: ";

    /// <summary>Runs something and tells its failure.</summary>
    /// <param name="action">Gives the exit status.</param>
    /// <returns>That status, or the one of the failure.</returns>
    public int Tell(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (ProxyFixerException e)
        {
            return Say(e.Message, e.ExitCode, e);
        }
        catch (OutputException e)
        {
            return Say(e.Message, ExitCode.CouldNotFinish, e);
        }
        catch (InterruptedReviewException e)
        {
            error.Write($"{e.Message}\n"); // to a person who is in a dialogue
            return interruption?.Status ?? ExitCode.Interrupted;
        }
        catch (OperationCanceledException e)
        {
            return Say($"interrupted{By()}; {(e is InterruptedException ? e.Message : "nothing was changed")}", interruption?.Status ?? ExitCode.Interrupted, e);
        }
        catch (OutOfMemoryException)
        {
            error.Write(NotEnoughMemory);
            return ExitCode.CouldNotFinish;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say($"{IoReason.Of(e)}; {Outcome}", ExitCode.CouldNotFinish, e);
        }
#pragma warning disable CA1031 // Whatever else there is, nobody is helped by a crash.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Say($"this is a bug in ProxyFixer: {e.GetType().Name}{Place(e)}; please report it; {Outcome}", ExitCode.CouldNotFinish, e);
        }
    }

    /// <summary>Lets a run that came to its end in spite of a signal end with that signal's status.</summary>
    /// <param name="status">The run's own exit status.</param>
    /// <returns>The exit status.</returns>
    public int AfterSignal(int status) =>
        status is ExitCode.Clean or ExitCode.Findings && interruption is { Token.IsCancellationRequested: true }
            ? Say($"interrupted{By()} when everything was done already", interruption.Status, cause: null)
            : status;

    /// <summary>Says what is wrong; on a terminal the lines are broken between words, for a build never.</summary>
    /// <param name="message">A sentence without a final full stop, or several lines.</param>
    public void Complain(string message) => error.Write(LineBreaks.Wrap(Printable.Of($"{Prefix}{message}\n"), IsForBuild ? 0 : Width()));

    private int Say(string message, int status, Exception? cause)
    {
        Complain(message);
        for (var at = showsTraces ? cause : null; at is not null; at = at.InnerException)
        {
            // Without the message, which may quote a file.
            error.Write($"{at.GetType().FullName}\n{at.StackTrace}\n");
        }

        return status;
    }

    private string By() => interruption?.Name is { } name ? $" by {name}" : "";

    private static string Place(Exception e) =>
        new StackTrace(e).GetFrames().Select(DiagnosticMethodInfo.Create).FirstOrDefault(method => method?.DeclaringAssemblyName.StartsWith("ProxyFixer", StringComparison.OrdinalIgnoreCase) == true) is { } method
            ? $" in {method.DeclaringTypeName}.{method.Name}"
            : "";
}

/// <summary>A signal ended the run at a moment when there is more to say than that nothing was changed.</summary>
/// <param name="outcome">What was and was not done, the end of a sentence.</param>
internal sealed class InterruptedException(string outcome) : OperationCanceledException(outcome);
