namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Why a request to a model failed, in our own words: nothing else of a log is kept or shown.</summary>
/// <param name="Kind">What it came to.</param>
/// <param name="Words">A phrase for "failed with …": a fixed one of a program in back quotes, or ours.</param>
/// <param name="Peer">The host, or the address and port, that the error names; null where it names none.</param>
public sealed record ModelFailure(FailureKind Kind, string Words, string? Peer = null);
