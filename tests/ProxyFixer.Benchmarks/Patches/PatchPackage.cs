using System.Diagnostics;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Patches;

/// <summary>npm's patch-package, installed in <c>.cache</c>, and a project that it patches.</summary>
internal static class PatchPackage
{
    private const string Package = "patch-package@8.0.1";

    /// <summary>Its program for Node; installs on the first call.</summary>
    public static string Program()
    {
        var folder = Path.Combine(Repository.Root, ".cache/install", Package);
        if (!Directory.Exists(folder))
        {
            var part = Directory.CreateDirectory(folder + ".part").FullName;
            File.WriteAllText(Path.Combine(part, "package.json"), "{}");
            Run("npm", "install", "--prefix", part, "--ignore-scripts", "--no-audit", "--no-fund", Package);
            Directory.Move(part, folder);
        }

        return Path.Combine(folder, "node_modules/patch-package/index.js");
    }

    /// <summary>Makes a project of a folder with one installed package, and the patch for it.</summary>
    /// <param name="project">The folder; the package lies in its <c>node_modules</c>.</param>
    /// <param name="name">The package's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="file">The file that is patched, as a path in the package.</param>
    /// <param name="hunks">The hunks of the patch.</param>
    public static void MakeProject(string project, string name, string version, string file, string hunks)
    {
        File.WriteAllText(Path.Combine(project, "package.json"), $$"""{"name":"project","version":"1.0.0","dependencies":{"{{name}}":"{{version}}"} }""");
        Directory.CreateDirectory(Path.Combine(project, "patches"));
        var path = $"node_modules/{name}/{file}";
        File.WriteAllText(
            Path.Combine(project, "patches", $"{name.Replace('/', '+')}+{version}.patch"),
            $"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n{hunks}");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Skip.IfNot(process.ExitCode == 0, $"{program} {arguments[0]} failed: {errors.Result}");
    }
}
