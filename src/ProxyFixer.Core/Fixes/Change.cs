using ProxyFixer.Diagnostics;

namespace ProxyFixer.Fixes;

/// <summary>A finding and the fix that was chosen for it.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Fix">Its fix.</param>
public sealed record Change(Diagnostic Diagnostic, Fix Fix);
