namespace ProxyFixer.Services.Shells;

/// <summary>A file that is read when a shell starts.</summary>
/// <param name="Path">Absolute path as seen from the root; need not exist.</param>
/// <param name="Kind">The kind of file, as on the command line.</param>
/// <param name="IsCertain">False where it depends on how the session was begun, or how the program is set up.</param>
internal sealed record StartupFile(string Path, string Kind, bool IsCertain);
