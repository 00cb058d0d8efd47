using System.ComponentModel;
using System.Diagnostics;

namespace ProxyFixer.Releases;

/// <summary>Why a release could not be looked at.</summary>
/// <param name="message">One sentence for a person.</param>
internal sealed class ReleaseException(string message) : Exception(message);

/// <summary>The npm of this machine.</summary>
internal static class Npm
{
    /// <summary>Downloads a package.</summary>
    /// <param name="spec">Name and exact version.</param>
    /// <param name="archive">Where to put it; written as a whole or not at all.</param>
    /// <exception cref="ReleaseException">npm is missing or says no.</exception>
    public static void Pack(string spec, string archive)
    {
        var temporary = Directory.CreateTempSubdirectory("proxyfixer-release-").FullName;
        try
        {
            var start = new ProcessStartInfo("npm", ["pack", spec, "--silent", "--pack-destination", temporary])
            {
                WorkingDirectory = temporary,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new ReleaseException($"npm pack {spec} failed: {errors.Trim()}{output.Result.Trim()}");
            }

            File.Copy(Directory.GetFiles(temporary, "*.tgz").Single(), archive + ".part", overwrite: true);
            File.Move(archive + ".part", archive);
        }
        catch (Win32Exception missing)
        {
            throw new ReleaseException($"npm is not there: {missing.Message}");
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
