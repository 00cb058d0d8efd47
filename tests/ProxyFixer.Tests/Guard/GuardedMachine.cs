using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Guard;

/// <summary>A machine with one healthy service and an installed proxyfixer.</summary>
internal sealed class GuardedMachine : IDisposable
{
    public const string OpenClaw = "/usr/lib/node_modules/openclaw";
    public const string Unit = "openclaw-gateway.service";
    private const string Guard = "~/.config/systemd/user/proxyfixer-guard-openclaw-gateway";

    /// <summary>The units of the guard.</summary>
    public static readonly string[] Units = [Guard + ".path", Guard + ".service", Guard + ".timer"];

    public GuardedMachine()
    {
        Files.AddOpenClaw(OpenClaw);
        Files.AddService(OpenClaw + "/dist/index.js");
        Files.AddConfig(model: "ollama/llama3");
        foreach (var program in new[] { "/usr/bin/node", Program, "/usr/bin/timeout" })
        {
            File.SetUnixFileMode(Files.Write(program, "#!/bin/sh\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public static string Program => "/usr/bin/proxyfixer";

    public FakeMachine Files { get; } = new();

    public string Tree => DiskTree.Describe(Files.Root);

    public CommandRun Run(params string[] arguments) => Files.Run("guard", arguments);

    public CommandRun Install(params string[] more) => Run(["install", "--yes", "--program", Program, .. more]);

    public string Read(string kind) => Files.Read($"{Guard}.{kind}");

    public void Dispose() => Files.Dispose();
}
