namespace ProxyFixer.Formats.Shell;

/// <summary>A file, or several of one pattern, that a file reads in turn.</summary>
/// <param name="Written">The word that names it, without quotes.</param>
/// <param name="Path">Its absolute path, which may have <c>*</c> and its kin; null where the files do not tell it.</param>
internal readonly record struct ShellSource(string Written, string? Path);
