namespace ProxyFixer.Subjects;

/// <summary>A file that a walk met.</summary>
/// <param name="Path">Absolute path as seen from the root.</param>
/// <param name="MayMatter">Whether it has to be read whole; false for code without any mark of a header builder.</param>
internal readonly record struct SiftedFile(string Path, bool MayMatter);
