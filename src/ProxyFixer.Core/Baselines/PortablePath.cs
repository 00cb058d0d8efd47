namespace ProxyFixer.Baselines;

/// <summary>A path that holds on other machines too.</summary>
/// <param name="Path">Below a home it begins with <c>~</c>, below the folder of the baseline it is relative, else absolute as seen from the root.</param>
/// <param name="Home">The home that <c>~</c> stands for, as seen from the root; null where there is none.</param>
public sealed record PortablePath(string Path, string? Home);
