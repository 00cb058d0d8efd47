namespace ProxyFixer;

/// <summary>The one exception thrown on purpose: the program cannot go on, and says why. Caught once, at the program's edge.</summary>
/// <param name="message">What happened and how to fix it; never a secret value.</param>
/// <param name="exitCode">The exit status of the program: 2 for what the user can fix, 3 for what could not be finished.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class ProxyFixerException(string message, int exitCode, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The exit status of the program.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line, a config file or a rule file is wrong (exit status 2).</summary>
    /// <param name="message">What is wrong, where, and how to fix it.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <returns>The exception to throw.</returns>
    public static ProxyFixerException WrongInput(string message, Exception? inner = null) => new(message, 2, inner);

    /// <summary>Something could not be finished (exit status 3); nothing is half-written.</summary>
    /// <param name="message">What was not done, and why.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <returns>The exception to throw.</returns>
    public static ProxyFixerException CouldNotFinish(string message, Exception? inner = null) => new(message, 3, inner);
}
