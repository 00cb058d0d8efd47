using System.Runtime.InteropServices;
using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>The prediction against published binaries of Node, started with exactly the environment of the case.</summary>
[Trait("Category", "RealParts")]
public class RealNodeTests
{
    public static TheoryData<string, string> Starts
    {
        get
        {
            var starts = new TheoryData<string, string>();
            foreach (var version in RealNodeCase.Versions)
            {
                foreach (var item in RealNodeCase.All)
                {
                    starts.Add(version, item.Name);
                }
            }
            return starts;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Starts))]
    public void Node_does_what_is_predicted(string version, string name)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "the binaries are for Linux x64");
        var node = NpmCache.Node(version);
        using var run = new RealNodeRun(RealNodeCase.All.Single(item => item.Name == name));
        var prediction = run.Predict(version);

        var (exit, output, error) = run.Start(node);

        switch (prediction.Startup.Kind)
        {
            case StartupKind.Crashes:
                Assert.Equal((1, ""), (exit, output));
                Assert.Contains(prediction.Startup.ErrorCode!, error, StringComparison.Ordinal);
                return;
            case StartupKind.RefusesOption:
                Assert.Equal((9, ""), (exit, output));
                return;
            default:
                Assert.Equal(StartupKind.Runs, prediction.Startup.Kind);
                Assert.Equal(0, exit);
                Assert.Equal(run.Predicted(prediction), run.Observed(output));
                return;
        }
    }
}
