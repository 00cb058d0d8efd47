namespace ProxyFixer.Tests.Support;

/// <summary>Published npm packages with what they depend on, kept in <c>.cache/install</c> (ignored by git).</summary>
public static class NpmInstall
{
    private static readonly Lock Gate = new();

    /// <summary>Installs a package once, without its scripts.</summary>
    /// <param name="package">Name and exact version.</param>
    /// <returns>The folder with <c>node_modules</c>. Do not write into it: other tests use it too.</returns>
    public static string Get(string package)
    {
        ExternalTool.Require("npm");
        lock (Gate)
        {
            var folder = Path.Combine(Repository.Root, ".cache/install", package.TrimStart('@').Replace('/', '-'));
            return Directory.Exists(folder) ? folder : Install(package, folder);
        }
    }

    // Beside the final place and then renamed, so that a killed test run leaves no half of it.
    private static string Install(string package, string folder)
    {
        var part = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        File.WriteAllText(Path.Combine(part, "package.json"), "{}");
        var npm = ExternalTool.Run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", package], part);
        if (npm.ExitCode != 0)
        {
            Directory.Delete(part, recursive: true);
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", npm.Error);
            Skip.If(true, $"npm install {package} failed: {npm.Error}");
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(part, recursive: true);
        }
        else
        {
            Directory.Move(part, folder);
        }

        return folder;
    }
}
