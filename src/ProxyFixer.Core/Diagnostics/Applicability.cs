namespace ProxyFixer.Diagnostics;

/// <summary>How far a fix can be trusted, ordered, so that "may be applied" is one comparison.</summary>
public enum Applicability
{
    /// <summary>Shown, never applied.</summary>
    DisplayOnly,

    /// <summary>Applied only on request (<c>--unsafe-fixes</c>): it may change more than the finding.</summary>
    Unsafe,

    /// <summary>Applied by <c>fix</c>: fixes the finding and changes nothing else.</summary>
    Safe,
}
