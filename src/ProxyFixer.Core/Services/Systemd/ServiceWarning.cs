using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>What a warning is about.</summary>
public enum ServiceWarningKind
{
    /// <summary>systemd logs it for this unit, in these words.</summary>
    Systemd,

    /// <summary>systemd logs it, but elsewhere: for the user's manager, or before the journal runs.</summary>
    ManagerSystemd,

    /// <summary>A percent sign in a URL is read as a specifier.</summary>
    SpecifierInUrl,

    /// <summary>An open quote or an unknown escape loses the rest of an <c>Environment=</c> line.</summary>
    LostRestOfLine,

    /// <summary>A quote in an environment file is never closed and swallows the rest of the file.</summary>
    OpenQuote,

    /// <summary>A backslash before CR LF does not continue the line of an environment file.</summary>
    CarriageReturnAfterBackslash,

    /// <summary><c>export</c> in an environment file: the line is ignored.</summary>
    Export,

    /// <summary>A <c>#</c> behind a value of an environment file is part of the value.</summary>
    InlineComment,

    /// <summary>A line of an environment file is the end of a comment, because the comment ends in a backslash.</summary>
    SwallowedByComment,

    /// <summary>A file of environment.d makes systemd's generator crash: nothing of any of them counts.</summary>
    GeneratorCrash,

    /// <summary>A command that runs before the service names a file of <c>EnvironmentFile=</c>: it may write it.</summary>
    WrittenWhileStarting,
}

/// <summary>Something in the files of a service that a person should know.</summary>
/// <param name="Location">The place.</param>
/// <param name="Line">From 1; where systemd names a line, the number it names (that of the last physical line).</param>
/// <param name="Message">systemd's words, which may quote the line and are masked by a reporter; or our own, without values.</param>
/// <param name="Kind">What it is about.</param>
public sealed record ServiceWarning(Location Location, int Line, string Message, ServiceWarningKind Kind)
{
    /// <summary>Absolute path of the file as seen from the root.</summary>
    public string Path => Location.Path;

    /// <summary>From 1, UTF-16 units.</summary>
    public int Column => Location.Start.Column;

    /// <summary>True where systemd logs it for this very unit.</summary>
    public bool IsSystemd => Kind == ServiceWarningKind.Systemd;

    /// <summary>True where the words are systemd's, wherever it logs them.</summary>
    public bool IsOfSystemd => IsSystemd || Kind == ServiceWarningKind.ManagerSystemd;

    /// <summary>Leaves out what systemd says of a place where our own words say what is lost and what to do.</summary>
    /// <param name="warnings">Warnings of one service.</param>
    /// <returns>The others, in the same order.</returns>
    public static IEnumerable<ServiceWarning> WithoutTwins(IReadOnlyCollection<ServiceWarning> warnings) => warnings.Where(warning =>
        !warning.IsSystemd || !warnings.Any(own => !own.IsOfSystemd && own.Path == warning.Path && own.Location.Span.Overlaps(warning.Location.Span)));
}
