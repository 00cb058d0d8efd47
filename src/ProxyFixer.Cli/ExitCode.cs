namespace ProxyFixer.Cli;

/// <summary>The exit statuses of the program; part of its contract.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for is done, nothing is left to say.</summary>
    public const int Clean = 0;

    /// <summary>Findings, a patch that is not empty, or something that was skipped.</summary>
    public const int Findings = 1;

    /// <summary>The command line, a config file or a rule file is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>Something could not be finished; nothing is half-written.</summary>
    public const int CouldNotFinish = 3;

    /// <summary>Stopped by Ctrl-C; nothing is half-written. Other signals: see <see cref="Interruption.Status"/>.</summary>
    public const int Interrupted = 130;
}
