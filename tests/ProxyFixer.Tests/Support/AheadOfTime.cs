using System.Runtime.InteropServices;

namespace ProxyFixer.Tests.Support;

/// <summary>The program compiled ahead for the .NET runtime (ReadyToRun).</summary>
public static class AheadOfTime
{
    /// <summary>Publishes it, which takes most of a minute. The build of the sources is left alone.</summary>
    /// <param name="folder">An empty folder for all that is built.</param>
    /// <returns>The path of its assembly.</returns>
    public static string Publish(string folder)
    {
        var published = Path.Combine(folder, "program");
        var run = ExternalTool.Run(
            BuiltProgram.Dotnet,
            [
                "publish", "src/ProxyFixer.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", published,
                "--artifacts-path", Path.Combine(folder, "built"), "--disable-build-servers", "-nologo", "-v", "q",
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false",
            ],
            Repository.Root);
        var path = Path.Combine(published, "proxyfixer.dll");
        Assert.True(run.ExitCode == 0 && File.Exists(path), $"the program cannot be published: {run.Output}{run.Error}");
        return path;
    }
}
