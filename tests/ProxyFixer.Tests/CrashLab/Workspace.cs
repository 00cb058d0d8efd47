using ProxyFixer.Disk;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>A machine, a home with the store, and saved states of both. Two can work at the same time.</summary>
/// <param name="program">The program.</param>
/// <param name="isPortable">Whether it writes by paths, as on other systems; then root owns all of the machine.</param>
internal sealed class Workspace(LabProgram program, bool isPortable = false) : IDisposable
{
    private const string Changing =
        "openat,open,creat,write,pwrite64,writev,pwritev,ftruncate,truncate,fallocate,rename,renameat,renameat2,link,linkat,symlink,"
        + "symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,fsync,fdatasync,syncfs,fchmod,chmod,fchmodat,fchown,chown,fchownat,fsetxattr,"
        + "setxattr,copy_file_range,sendfile,flock,execve";

    private readonly TemporaryFolder folder = new();

    /// <summary>The real folder around all.</summary>
    public string Path => folder.Path;

    /// <summary>The folder that stands for '/'.</summary>
    public string Machine => Path + "/machine";

    /// <summary>The home of who runs the program; the store is below it.</summary>
    public string Home => Path + "/home";

    /// <summary>A patch of <c>diff --output</c>.</summary>
    public string Plan => Path + "/plan.patch";

    /// <summary>The machine as it is.</summary>
    public TreeState State => TreeState.Of(Machine);

    /// <summary>Keeps machine and home under a name.</summary>
    public void Save(string name) => Shell($"rm -rf saved/{name} && mkdir -p saved/{name} home machine && cp -a machine home saved/{name}/");

    /// <summary>Puts machine and home back as they were saved.</summary>
    public void Load(string name) => Shell($"rm -rf machine home && cp -a saved/{name}/. .");

    /// <summary>Makes the machine afresh, with an empty home.</summary>
    public void Make()
    {
        Shell("rm -rf machine home && mkdir -m 700 home");
        LabMachine.Make(Machine, isPortable);
    }

    /// <summary>Runs the program.</summary>
    public CommandRun Run(IEnumerable<string> arguments)
    {
        var run = ExternalTool.Run(program.Command[0], [.. program.Command[1..], .. arguments], "/", ProgramContext());
        return new(run.ExitCode, run.Output, run.Error);
    }

    /// <summary>Runs the program with every call that changes a file written down.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="tampering">What strace does to calls (<c>inject=…</c>); none to watch only.</param>
    public (CommandRun Run, Trace Trace) RunTraced(IEnumerable<string> arguments, params string[] tampering)
    {
        Shell("rm -rf trace && mkdir trace");
        // With a filter of the kernel the other calls cost nothing, but a stop that the filter makes delivers no signal.
        string[] filter = tampering.Any(one => one.Contains("signal=", StringComparison.Ordinal)) ? [] : ["--seccomp-bpf"];
        string[] options = [.. filter, "-ff", "-y", "-s", "64", "-o", Path + "/trace/t", "-e", "trace=" + Changing, .. tampering.SelectMany(one => (string[])["-e", one])];
        var run = ExternalTool.Run("strace", [.. options, .. program.Command, .. arguments], "/", ProgramContext());
        return (new(run.ExitCode, run.Output, run.Error), Trace.Read(Path + "/trace", System.IO.Path.GetFileName(program.Command[0]), Path));
    }

    /// <summary>Starts the program and goes on.</summary>
    public System.Diagnostics.Process Start(IEnumerable<string> arguments, params string[] before)
    {
        string[] all = [.. before, .. program.Command, .. arguments];
        var start = new System.Diagnostics.ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in ProgramContext())
        {
            start.Environment[name] = value;
        }

        return System.Diagnostics.Process.Start(start)!;
    }

    public void Dispose() => folder.Dispose();

    private Dictionary<string, string> ProgramContext()
    {
        var environment = BuiltProgram.Environment(Home);
        environment["XDG_STATE_HOME"] = Home + "/.local/state";
        environment["PATH"] = "/nowhere"; // else node and systemd-analyze are asked before and after each run: most of its time
        environment["DOTNET_EnableDiagnostics"] = "0"; // no pipe of the runtime in /tmp
        environment["DOTNET_TieredPGO"] = "0";
        if (isPortable)
        {
            environment[HostDisk.Variable] = "portable";
        }

        return environment;
    }

    private void Shell(string script)
    {
        var run = ExternalTool.Run("sh", ["-ec", script], Path);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
