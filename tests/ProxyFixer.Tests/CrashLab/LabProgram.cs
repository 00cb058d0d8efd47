using System.Runtime.InteropServices;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>
/// The program as it is published: compiled ahead, so that a run takes half the time. The lab starts it a thousand times.
/// The one that PROXYFIXER_PROGRAM names is taken as it is.
/// </summary>
public sealed class LabProgram : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<string> program;

    public LabProgram() => program = new(Publish);

    /// <summary>The words that start it.</summary>
    public string[] Command => BuiltProgram.CommandOf(program.Value);

    /// <summary>Skips a test that the machine cannot run, with the reason; in continuous integration it fails.</summary>
    public static void Require()
    {
        ExternalTool.Require("strace");
        if (!Environment.IsPrivilegedProcess && ExternalTool.IsContinuousIntegration)
        {
            Assert.Fail("the crash lab needs root, because its machine has two owners");
        }

        Skip.IfNot(Environment.IsPrivilegedProcess, "the crash lab needs root, because its machine has two owners");
    }

    public void Dispose() => folder.Dispose();

    // Everything that is built on the way lies in the temporary folder, so that the build of the sources is left alone.
    private string Publish()
    {
        if (BuiltProgram.Published is { } ready)
        {
            return ready;
        }

        var published = Path.Combine(folder.Path, "program");
        var run = ExternalTool.Run(
            BuiltProgram.Dotnet,
            [
                "publish", "src/ProxyFixer.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", published,
                "--artifacts-path", Path.Combine(folder.Path, "built"), "--disable-build-servers", "-nologo", "-v", "q",
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false",
            ],
            Repository.Root);
        var path = Path.Combine(published, "proxyfixer.dll");
        Assert.True(run.ExitCode == 0 && File.Exists(path), $"the program cannot be published: {run.Output}{run.Error}");
        return path;
    }
}

/// <summary>The tests of the lab share one published program and run one after the other, because each uses all processors itself.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLab : ICollectionFixture<LabProgram>
{
    public const string Name = "crash lab";
}
