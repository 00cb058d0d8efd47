using System.Runtime.InteropServices;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Runs;

/// <summary>Whole runs of the built program, each in turn with what it is compared with.</summary>
internal static class RunBenchmarks
{
    private const string Group = "runs";
    private const string Hello = "a .NET program that says hello";
    private const string Marker = "chatgpt-account-id";

    public static Benchmark All { get; } = new(Group, Run);

    private static IEnumerable<Measurement> Run(Effort effort)
    {
        var folder = Directory.CreateTempSubdirectory("proxyfixer-runs-").FullName;
        try
        {
            (string, string)[] home = [("HOME", folder), ("XDG_STATE_HOME", Path.Combine(folder, "state"))];
            var root = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
            Directory.CreateDirectory(Path.Combine(root, "root"));
            var host = Path.Combine(Repository.Root, "fixtures/reported-host/machine");
            List<Comparison> quick =
            [
                new("`--version`", Programs.Ours("--version"), Hello, Programs.Hello, 0.2),
                new("`lint`, an empty home", Lint("--root", root), Hello, Programs.Hello, 0.35),
                new("`lint`, the reported host", Lint("--root", host), Hello, Programs.Hello, 0.6, 30),
                new("`lint`, this machine", Lint(), Hello, Programs.Hello, 0.6),
            ];
            foreach (var row in quick.SelectMany(one => one.Measure(Group, 3 * effort.Runs, home)).DistinctBy(row => row.Name))
            {
                yield return row;
            }

            foreach (var row in Sources(effort, home).Concat(Gateways(effort, home)).Concat(Homes(effort, home, folder)))
            {
                yield return row;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Measurement> Sources(Effort effort, (string, string)[] home)
    {
        var count = effort.IsQuick ? 1_300 : 13_000;
        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var ripgrep = Path.Combine(NpmCache.Get($"@vscode/ripgrep-linux-{processor}@1.18.0", "bin/rg"), "bin/rg");
        using var sources = new ManySources(count);
        var comparison = new Comparison(
            $"`lint PATH`, {count:N0} source files", Lint(sources.Folder), "`rg -uu`, the same files", [ripgrep, "-uu", "--count", Marker, sources.Folder], 1, 40);
        foreach (var row in comparison.Measure(Group, effort.Runs, home))
        {
            yield return row;
        }
    }

    private static IEnumerable<Measurement> Gateways(Effort effort, (string, string)[] home)
    {
        var count = effort.IsQuick ? 20 : 100;
        using var some = new ManyGateways(count);
        using var many = new ManyGateways(3 * count);
        var comparison = new Comparison(
            $"`lint`, {3 * count} gateways", Lint("--root", many.Root), $"`lint`, {count} gateways", Lint("--root", some.Root), 3.3);
        foreach (var row in comparison.Measure(Group, effort.Runs, home))
        {
            yield return row;
        }
    }

    private static IEnumerable<Measurement> Homes(Effort effort, (string, string)[] home, string folder)
    {
        var count = effort.IsQuick ? 10 : 100;
        var (some, many) = (ManyHomes.Write(Path.Combine(folder, "some"), count), ManyHomes.Write(Path.Combine(folder, "many"), 2 * count));
        var comparison = new Comparison($"`lint`, {2 * count} homes", Lint("--root", many), $"`lint`, {count} homes", Lint("--root", some), 2.2, 60);
        return comparison.Measure(Group, effort.Runs, home);
    }

    private static string[] Lint(params string[] arguments) => Programs.Ours(["lint", "--no-config", .. arguments]);
}
