using System.Diagnostics;
using Microsoft.Build.Framework;

namespace ProxyFixer.MSBuild;

/// <summary>One run of the program: over a root, or over all files of one kind.</summary>
/// <param name="Arguments">What stands behind <c>lint</c>, beside the form of the report.</param>
/// <param name="Paths">Full paths of what is looked at.</param>
internal sealed record LintRun(IReadOnlyList<string> Arguments, IReadOnlyList<string> Paths)
{
    /// <summary>The folder that is treated as <c>/</c>; null for the machine's own.</summary>
    public string? Root { get; init; }

    /// <summary>What relative paths in the report are relative to: below a root outside of the project there is no path from the project (docs/reports.md).</summary>
    /// <param name="folder">The folder of the project.</param>
    /// <returns>Full path.</returns>
    public string Base(string folder) => Root is null || (Root + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal) ? folder : Root;

    /// <summary>Plans the runs of a build.</summary>
    /// <param name="roots">Folders that are treated as <c>/</c>; metadata <c>Home</c>.</param>
    /// <param name="files">Files; metadata <c>Kind</c>.</param>
    /// <returns>Roots in their order, then the files by kind.</returns>
    public static IEnumerable<LintRun> Plan(IEnumerable<ITaskItem> roots, IEnumerable<ITaskItem> files) =>
        roots.Select(root => new LintRun(["--root", FullPath(root), .. Option("--home", root, "Home")], [FullPath(root)]) { Root = FullPath(root) })
            .Concat(files.GroupBy(file => file.GetMetadata("Kind"), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(OfFiles));

    /// <summary>Runs the program to its end.</summary>
    /// <param name="program">An executable, or an assembly for the .NET host that builds.</param>
    /// <param name="settings">A settings file; empty for the one that is found.</param>
    /// <param name="folder">The working folder: that of the project.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its report, and what it said beside.</returns>
    public (string Report, string Words) Execute(string program, string settings, string folder, CancellationToken cancellation)
    {
        string[] start = program.EndsWith(".dll", StringComparison.Ordinal) ? [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", program] : [program];
        string[] config = settings.Length > 0 ? ["--config", settings] : [];
        string[] arguments = [.. start[1..], "lint", "--format", "sarif", "--fail-on", "never", "--quiet", .. config, .. Arguments];
        using var process = Process.Start(new ProcessStartInfo(start[0], arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var end = cancellation.Register(() => process.Kill());
        process.StandardInput.Close();
        var words = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (report, words.Result);
    }

    private static LintRun OfFiles(IGrouping<string, ITaskItem> files)
    {
        var paths = files.Select(FullPath).ToArray();
        return new([.. Option("--kind", files.First(), "Kind"), "--", .. paths], paths);
    }

    private static string[] Option(string name, ITaskItem item, string metadata) => item.GetMetadata(metadata) is { Length: > 0 } value ? [name, value] : [];

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath").TrimEnd('/');
}
