using System.Runtime.InteropServices;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Benchmarks.Runs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Installs;

/// <summary>The built program, from start to end of its process: on an empty home, and on a whole global install beside searchers of code.</summary>
internal static class InstallBenchmarks
{
    private const string Group = "install";

    public static Benchmark Start { get; } = new("start", OnEmptyHome);

    public static Benchmark Install { get; } = new(Group, OnInstall);

    private static IEnumerable<Measurement> OnEmptyHome(Effort effort)
    {
        var root = Directory.CreateTempSubdirectory("proxyfixer-empty-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "root"));
            var runs = 2 * effort.Runs;
            var seconds = Timing.OfProgram(runs, Programs.Hello);
            var runtime = new Measurement("start", "a .NET program that says hello", seconds);
            yield return runtime;
            seconds = Timing.OfProgram(runs, Programs.Ours("lint", "--root", root));
            yield return new Measurement("start", "lint, empty home", seconds).Beside(runtime);
            yield return new Measurement("start", "lint, beyond the start of the runtime", seconds - runtime.Seconds);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static IEnumerable<Measurement> OnInstall(Effort effort)
    {
        var root = GlobalInstall.Root();
        var modules = GlobalInstall.Modules(root);
        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var astGrep = Path.Combine(NpmCache.Get($"@ast-grep/cli-linux-{processor}-gnu@0.51.1", "ast-grep"), "ast-grep");
        var ripgrep = Path.Combine(NpmCache.Get($"@vscode/ripgrep-linux-{processor}@1.18.0", "bin/rg"), "bin/rg");
        string[] search = [ripgrep, "-uu", "--count", "chatgpt-account-id", modules];
        string[] pattern = [astGrep, "run", "--pattern", "new Headers($$$)", "--lang", "js", "--no-ignore", "hidden", "--no-ignore", "vcs", "--no-ignore", "dot", modules];
        var (machine, folder) = (Programs.Ours("lint", "--no-config", "--root", root), Programs.Ours("lint", "--no-config", modules));
        List<(int Pairs, Comparison Comparison)> all =
        [
            (effort.Runs, new("`lint --root` of an install", machine, "`rg -uu`, the install", search, 0.1)),
            (effort.Runs, new("`lint PATH`, its node_modules", folder, "`rg -uu`, the install", search, 0.5)),
            (effort.IsQuick ? 1 : 3, new("`lint PATH`, the same node_modules", folder, "ast-grep, the install", pattern, 0.02)), // half a minute a run
        ];
        return all.SelectMany(one => one.Comparison.Measure(Group, one.Pairs, [])).DistinctBy(row => row.Name);
    }
}
