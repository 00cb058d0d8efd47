using System.Runtime.InteropServices;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>What <c>eng/release</c> made; a test without it is skipped, and fails where <c>PROXYFIXER_RELEASE</c> asks for it.</summary>
public static class ReleasedFiles
{
    /// <summary>Whether a release is tried (<c>PROXYFIXER_RELEASE=1</c>), with all that takes long.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable("PROXYFIXER_RELEASE") is { Length: > 0 };

    /// <summary>The native program of this platform.</summary>
    public static string Program() => Find($"native/{RuntimeInformation.RuntimeIdentifier}", "proxyfixer", "native");

    /// <summary>The native program for Linux on arm64, made on another processor.</summary>
    public static string ArmProgram()
    {
        Skip.If(RuntimeInformation.ProcessArchitecture == Architecture.Arm64, "the program for arm64 is the native one here");
        return Find("native/linux-arm64", "proxyfixer", "native", "PROXYFIXER_PLATFORM=linux-arm64 ");
    }

    /// <summary>Both npm packages: the launcher, and the program for this platform.</summary>
    public static string[] NpmPackages() => [Find("npm", "proxyfixer-[0-9]*.tgz", "npm"), Find("npm", "proxyfixer-linux-x64-*.tgz", "npm")];

    /// <summary>The Debian package.</summary>
    public static string DebianPackage() => Find("deb", "*.deb", "deb");

    /// <summary>A NuGet package.</summary>
    /// <param name="pattern">Its file name.</param>
    public static string NugetPackage(string pattern) => Find("nuget", pattern, "nuget");

    /// <summary>The archive with the native program.</summary>
    public static string Archive() => Find("archive", $"proxyfixer-*-{RuntimeInformation.RuntimeIdentifier}.tar.gz", "archive");

    /// <summary>The container image.</summary>
    public static string ContainerImage() => Find("oci", $"proxyfixer-*-{RuntimeInformation.RuntimeIdentifier}.oci.tar", "oci");

    /// <summary>A file beside the packages.</summary>
    /// <param name="name">Its name.</param>
    public static string InFolder(string name) => Find("", name, "sbom notes formula sums");

    private static string Find(string folder, string pattern, string part, string platform = "")
    {
        var below = Path.Combine(Environment.GetEnvironmentVariable("PROXYFIXER_ARTIFACTS") ?? Path.Combine(Repository.Root, "artifacts"), folder);
        var glob = pattern.Replace("[0-9]", "?", StringComparison.Ordinal);
        var found = Directory.Exists(below)
            ? Directory.GetFiles(below, glob).FirstOrDefault(path => !pattern.Contains("[0-9]", StringComparison.Ordinal) || char.IsDigit(Path.GetFileName(path)["proxyfixer-".Length]))
            : null;
        if (found is null && IsWanted)
        {
            Assert.Fail($"{below}/{pattern} is missing; '{platform}eng/release' makes it");
        }

        Skip.If(found is null, $"'{platform}eng/release {part}' was not run");
        return found!;
    }
}
