namespace ProxyFixer.Patches;

/// <summary>Why this process cannot write a file.</summary>
/// <param name="Path">The file, absolute as seen from the root.</param>
/// <param name="Reason">A clause about it: "it belongs to root", "the file system is read-only".</param>
/// <param name="NeedsRoot">True where the superuser could write it.</param>
public sealed record WriteObstacle(string Path, string Reason, bool NeedsRoot);
