namespace ProxyFixer.Subjects;

/// <summary>What a rule can look at.</summary>
public enum SubjectKind
{
    /// <summary>A service that starts OpenClaw, of systemd, launchd or Compose: what defines it, what it starts with, what comes late.</summary>
    Service,

    /// <summary>A <c>.env</c> file that OpenClaw reads after Node has started.</summary>
    EnvFile,

    /// <summary>An OpenClaw config file.</summary>
    Config,

    /// <summary>A function in installed JavaScript that builds the request headers.</summary>
    HeaderBuilder,

    /// <summary>A drop-in that was written for a service and that the service does not read.</summary>
    StrayDropIn,

    /// <summary>A <c>models.json</c>, in which OpenClaw keeps what it made of the providers of its config.</summary>
    ModelsCache,

    /// <summary>A file given by PATH that gives programs variables to start with, and that no known service reads.</summary>
    StartFile,

    /// <summary>Any other file given by PATH, and a Compose file or property list of a service: only its syntax is judged.</summary>
    NamedFile,

    /// <summary>The session logs of one state folder of OpenClaw.</summary>
    Sessions,
}
