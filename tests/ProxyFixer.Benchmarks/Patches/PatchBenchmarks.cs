using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Benchmarks.Runs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Patches;

/// <summary>What a careful fix costs: found, backed up, synced and checked again; beside tools that only apply a patch.</summary>
internal static class PatchBenchmarks
{
    private const string Group = "patch";
    private const string Package = "@mariozechner/pi-ai";
    private const string Version = "0.57.1";
    private const string InMachine = "usr/lib/node_modules/openclaw/node_modules/" + Package;
    private const string Provider = "dist/providers/openai-codex-responses.js";

    public static Benchmark All { get; } = new(Group, Run);

    private static IEnumerable<Measurement> Run(Effort effort)
    {
        var folder = Directory.CreateTempSubdirectory("proxyfixer-patch-").FullName;
        try
        {
            foreach (var row in Run(effort, folder))
            {
                yield return row;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Measurement> Run(Effort effort, string folder)
    {
        var (machine, patch, project) = (Path.Combine(folder, "machine"), Path.Combine(folder, "fix.patch"), Path.Combine(folder, "project"));
        var original = Path.Combine(Repository.Root, "fixtures/reported-host/machine");
        (string, string)[] home = [("HOME", folder), ("XDG_STATE_HOME", Path.Combine(folder, "state"))];
        void Reset() => Fresh(original, machine);
        Reset();
        var seconds = Timing.OfProgram(effort.Runs, Programs.Ours("diff", "--no-config", "--root", machine, "--output", patch), home);
        var find = new Measurement(Group, "diff: find and judge, write only the patch", seconds);
        yield return find;

        seconds = Timing.OfProgram(effort.Runs, Reset, ["patch", "-b", "-p1", "-d", machine, "-i", patch]);
        Require(File.Exists(Path.Combine(machine, InMachine, Provider + ".orig")), "patch");
        var plain = new Measurement(Group, "patch -b, the same two files", seconds);
        yield return plain;

        string[] fix = Programs.Ours("fix", "--yes", "--no-config", "--root", machine);
        seconds = Timing.OfProgram(effort.Runs, Reset, fix, home);
        Require(File.Exists(Path.Combine(machine, "home/claw/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf")), "fix");
        var both = new Measurement(Group, "fix --yes: two files, backup, syncs, checked again", seconds);
        yield return both.Beside(find);
        yield return both.Beside(plain);

        var text = File.ReadAllText(patch);
        var hunks = text[text.IndexOf("@@", text.IndexOf($"+++ b/{InMachine}/{Provider}", StringComparison.Ordinal), StringComparison.Ordinal)..];
        void Unpatched()
        {
            Reset();
            Fresh(Path.Combine(machine, InMachine), Path.Combine(project, "node_modules", Package));
            PatchPackage.MakeProject(project, Package, Version, Provider, hunks);
        }

        string[] theirs = ["sh", "-c", "cd \"$1\" && exec \"$2\" \"$3\"", "sh", project, NpmCache.Node("22.22.0"), PatchPackage.Program()];
        Unpatched();
        Timing.Once(theirs[0], theirs[1..]);
        Require(File.ReadAllText(Path.Combine(project, "node_modules", Package, Provider)).Contains("https://chatgpt.com/", StringComparison.Ordinal), "patch-package");
        const string Other = "`patch-package`, one of them";
        var alone = new Comparison("`fix --yes`, two files, no program to ask", ["/usr/bin/env", "PATH=/var/empty", .. fix], Other, theirs, 0.3);
        var asking = new Comparison("`fix --yes`, node and systemd asked before and after", fix, Other, theirs);
        foreach (var row in new[] { alone, asking }.SelectMany(one => one.Measure(Group, effort.Runs, home, Unpatched)).DistinctBy(row => row.Name))
        {
            yield return row;
        }
    }

    private static void Fresh(string original, string copy)
    {
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        Timing.Once("cp", ["-r", original, copy]);
    }

    private static void Require(bool isDone, string tool)
    {
        if (!isDone)
        {
            throw new InvalidOperationException($"{tool} did not do its work");
        }
    }
}
