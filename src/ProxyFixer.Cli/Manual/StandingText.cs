namespace ProxyFixer.Cli.Manual;

/// <summary>What a manual page says that no option and no command says by itself.</summary>
internal static class StandingText
{
    /// <summary>What the program is for.</summary>
    public const string Description =
        """
        .SH DESCRIPTION
        Reads the configuration, the systemd units, launchd agents or Compose files, the environment files and the installed
        code that OpenClaw really uses, says what is missing or without effect, and fixes it with a reviewed patch that can be
        taken back to the byte.
        Without
        .I path
        the machine itself is looked at.
        Nothing leaves the machine.

        """;

    /// <summary>What the program ends with.</summary>
    public const string ExitStatus =
        """
        .SH EXIT STATUS
        .TP
        .B 0
        Nothing to say, or all that was asked for is done.
        .TP
        .B 1
        Findings, a patch that is not empty, or something that was skipped.
        .TP
        .B 2
        A wrong command line, settings file or rule file.
        .TP
        .B 3
        Something could not be finished; nothing is half\-written.
        .TP
        .B 129, 130, 131, 143
        Ended by SIGHUP, Ctrl\-C, SIGQUIT or SIGTERM; nothing is half\-written.

        """;

    /// <summary>Which variables the program obeys.</summary>
    public const string Environment =
        """
        .SH ENVIRONMENT
        .TP
        .B NO_COLOR
        Where it is set and not empty, no colours are used.
        .TP
        .B OPENCLAW_STATE_DIR, OPENCLAW_CONFIG_PATH, OPENCLAW_HOME, OPENCLAW_PROFILE
        Where OpenClaw's files are; OPENCLAW_PROFILE as for --profile of OpenClaw itself.
        .TP
        .B PROXYFIXER_TRACE
        With 1, a failure is followed by where in the program it came from.

        """;

    /// <summary>Which files the program reads and writes for itself.</summary>
    public const string Files =
        """
        .SH FILES
        .TP
        .I $XDG_STATE_HOME/proxyfixer/backups
        Former files of every run that changed something.
        .TP
        .I .proxyfixer.yaml
        Settings, found upward from the working folder.

        """;
}
