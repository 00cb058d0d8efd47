using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace ProxyFixer.Tests.Support;

/// <summary>
/// Published npm packages for tests, kept in <c>.cache/npm</c> (ignored by git). Without npm or without the registry a test is
/// skipped and says why; with <c>CI=true</c> it fails instead, so that nothing is skipped unseen.
/// </summary>
public static class NpmCache
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Known = new();

    /// <summary>Downloads and unpacks a package once.</summary>
    /// <param name="package">Name and exact version: <c>acorn@8.15.0</c>.</param>
    /// <param name="only">Paths in the package to unpack, <c>*</c> for anything but a slash; none for all.</param>
    /// <returns>The folder with the package's <c>package.json</c>. Do not write into it: other tests use it too.</returns>
    public static string Get(string package, params string[] only)
    {
        var key = only.Length == 0 ? package : $"{package}-{Hash(string.Join('\n', only))}";
        return Known.GetOrAdd(key, _ => new(() => Fetch(key, package, only))).Value;
    }

    /// <summary>Node of an exact version for this machine.</summary>
    /// <param name="version">For example <c>22.22.0</c>.</param>
    /// <returns>Path of the program.</returns>
    public static string Node(string version)
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        return Path.Combine(Get($"node-{system}-{processor}@{version}", "bin/node"), "bin/node");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    private static string Fetch(string key, string package, string[] only)
    {
        var cache = Directory.CreateDirectory(Path.Combine(Repository.Root, ".cache/npm")).FullName;
        var folder = Path.Combine(cache, key.TrimStart('@').Replace('/', '-'));
        using var ours = LockFile(folder + ".lock");
        if (!Directory.Exists(folder))
        {
            var temporary = Directory.CreateTempSubdirectory("proxyfixer-npm-").FullName;
            try
            {
                Unpack(package, only, temporary, folder);
            }
            finally
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        return folder;
    }

    // Unpacks beside the final place and renames, so that a killed test run leaves no half package.
    private static void Unpack(string package, string[] only, string temporary, string folder)
    {
        Run("npm", temporary, "pack", package, "--silent", "--pack-destination", temporary);
        var archive = Directory.GetFiles(temporary, "*.tgz").Single();
        var part = folder + ".part";
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }

        Directory.CreateDirectory(part);
        string[] chosen = only.Length == 0 ? [] : ["--wildcards", "--no-wildcards-match-slash", "package/package.json", .. only.Select(path => "package/" + path)];
        Run("tar", temporary, ["xzf", archive, "-C", part, "--strip-components=1", .. chosen]);
        Directory.Move(part, folder);
    }

    private static void Run(string program, string folder, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            SkipUnless(process.ExitCode == 0, $"'{program} {string.Join(' ', arguments)}' failed: {errors} {output.Result}");
        }
        catch (Win32Exception missing)
        {
            SkipUnless(false, $"{program} is not there: {missing.Message}");
        }
    }

    private static void SkipUnless(bool isFine, string reason)
    {
        if (!isFine && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException($"{reason} (nothing is skipped with CI=true)");
        }

        Skip.IfNot(isFine, reason);
    }

    // One process downloads, the others wait for it.
    private static FileStream LockFile(string path)
    {
        for (var rounds = 0; ; rounds++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (rounds < 3000)
            {
                Thread.Sleep(100);
            }
        }
    }
}
