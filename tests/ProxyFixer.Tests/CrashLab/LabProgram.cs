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

    public LabProgram() => program = new(() => BuiltProgram.Published ?? AheadOfTime.Publish(folder.Path));

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
}

/// <summary>The tests of the lab share one published program and run one after the other, because each uses all processors itself.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLab : ICollectionFixture<LabProgram>
{
    public const string Name = "crash lab";
}
