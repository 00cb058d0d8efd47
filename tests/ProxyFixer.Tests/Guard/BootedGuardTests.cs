using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Guard;

/// <summary>
/// The guard under a real manager of systemd: it runs with a journal in name spaces of its own (booted.sh), and the package is reinstalled
/// under it.
/// </summary>
[Trait("Category", "RealParts")]
public sealed class BootedGuardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void A_reinstall_is_told_in_the_journal_and_repaired_from_what_was_reviewed()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PROXYFIXER_BOOTED") == "1", "it boots a manager of systemd and takes half a minute; PROXYFIXER_BOOTED=1 tries it");
        var systemd = new[] { "/usr/lib/systemd", "/lib/systemd" }.FirstOrDefault(path => File.Exists(path + "/systemd-journald"));
        Skip.If(systemd is null || !Environment.IsPrivilegedProcess, "systemd is not there, or this is not root, who alone can boot it in name spaces");
        ExternalTool.Want("unshare");
        LayOut();

        var run = ExternalTool.Run(
            "unshare",
            ["--mount", "--pid", "--fork", "--mount-proc", "bash", Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Guard/booted.sh"), folder.Path, systemd!],
            folder.Path,
            new Dictionary<string, string> { ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" });

        Assert.True(run.ExitCode == 0 && run.Output.EndsWith("== well\n", StringComparison.Ordinal), run.Output + run.Error);
    }

    private void LayOut()
    {
        const string openClaw = "lib/node_modules/openclaw";
        folder.Write("passwd", $"root:x:0:0::{folder.Path}/home:/bin/sh\n");
        folder.Write("published.js", FakeMachine.Shape("S4"));
        folder.Write($"{openClaw}/package.json", """{"name":"openclaw","version":"2026.3.8"}""");
        folder.Write($"{openClaw}/dist/index.js", "");
        folder.Write($"{openClaw}/node_modules/@mariozechner/pi-ai/package.json", """{"name":"@mariozechner/pi-ai","version":"0.57.1"}""");
        folder.Write($"{openClaw}/node_modules/@mariozechner/pi-ai/{FakeMachine.Provider}", FakeMachine.Shape("S4"));
        folder.Write("home/.openclaw/openclaw.json", """{ "agents": { "defaults": { "model": "openai-codex/gpt-5.3-codex" } } }""");
        folder.Write("home/.config/systemd/user/openclaw-gateway.service", $"""
            [Service]
            ExecStart={Executable("bin/node", "case $1 in -*) exit;; esac; exec sleep 1000")} {folder.Path}/{openClaw}/dist/index.js gateway
            Environment=HOME={folder.Path}/home
            Environment=HTTPS_PROXY=http://127.0.0.1:7890
            Environment=NODE_USE_ENV_PROXY=1
            TimeoutStartSec=30

            """);
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : BuiltProgram.Dotnet;
        var words = BuiltProgram.Command.Select(word => word == BuiltProgram.Dotnet ? dotnet : word);
        Executable("proxyfixer", $"exec {string.Join(' ', words.Select(word => $"'{word}'"))} \"$@\"");
    }

    private string Executable(string name, string line)
    {
        var path = folder.Write(name, $"#!/bin/sh\n{line}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
