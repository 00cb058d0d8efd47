namespace ProxyFixer.MSBuild;

/// <summary>The reports of the last build, so that they can be said again as long as nothing has changed.</summary>
/// <param name="path">The file.</param>
internal sealed class ReportCache(string path)
{
    /// <summary>Reads the reports.</summary>
    /// <param name="fingerprint">What they must have been made of.</param>
    /// <returns>SARIF, one a run; null where they were made of something else, or there are none.</returns>
    public string[]? Read(string fingerprint) =>
        File.Exists(path) && File.ReadAllText(path).Split('\0') is [var made, .. var reports] && made == fingerprint ? reports : null;

    /// <summary>Keeps reports.</summary>
    /// <param name="fingerprint">What they were made of.</param>
    /// <param name="reports">SARIF, one a run.</param>
    public void Write(string fingerprint, IEnumerable<string> reports)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\0', reports.Prepend(fingerprint)));
    }
}
