namespace ProxyFixer.OpenClaw.Releases;

/// <summary>What may be in or around the gateway's service when <c>gateway install</c> writes it.</summary>
public enum InstallItem
{
    /// <summary>Proxy variables of the installing process, its state folder's .env included.</summary>
    ProxyVariables,

    /// <summary>NODE_USE_ENV_PROXY of the installing shell.</summary>
    SwitchOfShell,

    /// <summary>Names of the config's env.vars that are not blocked, so NODE_USE_ENV_PROXY too.</summary>
    ConfigVariables,

    /// <summary>Other names of the state folder's .env, so NODE_USE_ENV_PROXY too.</summary>
    StateEnvVariables,

    /// <summary>NODE_EXTRA_CA_CERTS and NODE_USE_SYSTEM_CA.</summary>
    CertificateVariables,

    /// <summary>A hand-written Environment= line of the unit that sets no proxy variable.</summary>
    HandWrittenLine,

    /// <summary>A hand-written Environment= line of the unit that sets a proxy variable.</summary>
    HandWrittenProxyLine,

    /// <summary>A hand-written EnvironmentFile= line of the unit.</summary>
    HandWrittenEnvironmentFile,

    /// <summary>A hand-written assignment in gateway.systemd.env.</summary>
    HandWrittenEnvFileEntry,

    /// <summary>A drop-in below openclaw-gateway.service.d.</summary>
    DropIn,
}

/// <summary>What becomes of it.</summary>
public enum InstallEffect
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>It is not there afterwards: not stored, or removed.</summary>
    Absent,

    /// <summary>It stands in the unit's Environment= lines.</summary>
    Inline,

    /// <summary>It stands in gateway.systemd.env.</summary>
    EnvFile,

    /// <summary>Only its name stands in OPENCLAW_SERVICE_MANAGED_ENV_KEYS: the process does not get the value at start.</summary>
    NameOnly,

    /// <summary>It is left as it was.</summary>
    Kept,

    /// <summary>It is left unless OpenClaw manages a variable of this name.</summary>
    KeptUnlessManaged,
}
