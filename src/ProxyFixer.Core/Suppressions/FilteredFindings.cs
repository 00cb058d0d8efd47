using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Suppressions;

/// <summary>Findings, sorted by whether the user wants to hear of them.</summary>
/// <param name="Open">Those that stay, in their order.</param>
/// <param name="Suppressed">Those that do not: they are not reported, not fixed, and do not decide about the exit status.</param>
/// <param name="Told">What is to be said of comments that suppress nothing.</param>
public sealed record FilteredFindings(
    ImmutableArray<Diagnostic> Open, ImmutableArray<Diagnostic> Suppressed, ImmutableArray<Diagnostic> Told);
