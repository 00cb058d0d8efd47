using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>A copy of the fixture of the reported host: one error, one warning, both with a safe fix.</summary>
internal sealed class ReportedMachine : IDisposable
{
    private const string Services = "home/claw/.config/systemd/user/";

    /// <summary>The file that the fix of the error makes.</summary>
    public const string DropIn = Services + "openclaw-gateway.service.d/50-proxyfixer.conf";

    /// <summary>The file that the fix of the warning changes.</summary>
    public const string Provider = "usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai/dist/providers/openai-codex-responses.js";

    /// <summary>The unit.</summary>
    public const string Unit = Services + "openclaw-gateway.service";

    public ReportedMachine()
    {
        Directory.CreateDirectory(Root);
        DiskTree.Copy(Path.Combine(Repository.Root, "fixtures/reported-host/machine"), Root);
        Before = Now;
    }

    /// <summary>The folder around it: working folder, home and state folder of the runs.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The folder that is '/'.</summary>
    public string Root => Path.Combine(Folder.Path, "machine");

    /// <summary>The tree as it was at first.</summary>
    public string Before { get; }

    /// <summary>The tree as it is.</summary>
    public string Now => DiskTree.Describe(Root);

    /// <summary>Whether there is a backup.</summary>
    public bool HasBackup => Directory.Exists(Path.Combine(Folder.Path, "state"));

    /// <summary>Runs a command on it.</summary>
    public CommandRun Run(params string[] arguments) => CommandRun.Of([arguments[0], "--root", Root, .. arguments[1..]], Folder.Path);

    /// <summary>Runs <c>fix</c> with a user who types.</summary>
    public CommandRun Type(string keys, params string[] options) => CommandRun.Of(["fix", "--root", Root, .. options], Folder.Path, keys: keys);

    /// <summary>Runs <c>restore</c>.</summary>
    public CommandRun Restore(params string[] arguments) => CommandRun.Of(["restore", .. arguments], Folder.Path);

    /// <summary>Whether a file is there.</summary>
    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public void Dispose() => Folder.Dispose();
}
