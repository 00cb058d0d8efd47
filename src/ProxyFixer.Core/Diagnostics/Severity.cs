namespace ProxyFixer.Diagnostics;

/// <summary>How much a finding matters, ordered: a higher value matters more.</summary>
public enum Severity
{
    /// <summary>The rule is switched off.</summary>
    Off,

    /// <summary>Good to know; nothing fails because of it.</summary>
    Info,

    /// <summary>Likely to fail, or to fail after the next update.</summary>
    Warning,

    /// <summary>Requests fail, or the program does not start.</summary>
    Error,
}
