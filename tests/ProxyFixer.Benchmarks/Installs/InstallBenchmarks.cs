using System.Runtime.InteropServices;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Installs;

/// <summary>The built program, from start to end of its process: on an empty home, and on a whole global install beside searchers of code.</summary>
internal static class InstallBenchmarks
{
    public static Benchmark Start { get; } = new("start", OnEmptyHome);

    public static Benchmark Install { get; } = new("install", OnInstall);

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
        var bytes = new DirectoryInfo(modules).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        var seconds = Timing.OfProgram(effort.Runs, Programs.Ours("lint", "--root", root));
        var known = new Measurement("install", "lint of the machine (find, read, judge)", seconds);
        yield return known;
        seconds = Timing.OfProgram(effort.Runs, Programs.Ours("lint", modules));
        yield return new Measurement("install", "lint of the folder by name", seconds).Beside(known);

        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var astGrep = Path.Combine(NpmCache.Get($"@ast-grep/cli-linux-{processor}-gnu@0.51.1", "ast-grep"), "ast-grep");
        seconds = Timing.OfProgram(effort.Runs, [astGrep, "run", "--pattern", "new Headers($$$)", "--lang", "js", "--no-ignore", "hidden", "--no-ignore", "vcs", "--no-ignore", "dot", modules]);
        yield return new Measurement("install", "ast-grep --pattern 'new Headers($$$)'", seconds, bytes).Beside(known);

        var ripgrep = Path.Combine(NpmCache.Get($"@vscode/ripgrep-linux-{processor}@1.18.0", "bin/rg"), "bin/rg");
        seconds = Timing.OfProgram(effort.Runs, [ripgrep, "-uu", "--count", "chatgpt-account-id", modules]);
        yield return new Measurement("install", "rg -uu chatgpt-account-id", seconds, bytes).Beside(known);
    }
}
