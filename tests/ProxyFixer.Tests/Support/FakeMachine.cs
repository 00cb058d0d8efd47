namespace ProxyFixer.Tests.Support;

/// <summary>A root folder with an OpenClaw in it, made by a test.</summary>
public sealed class FakeMachine : IDisposable
{
    public const string Provider = "dist/providers/openai-codex-responses.js";
    private const string User = "/home/claw";
    private readonly TemporaryFolder folder = new();

    public FakeMachine() => Write("/etc/passwd", $"root:x:0:0::/root:/bin/sh\nclaw:x:1000:1000::{User}:/bin/sh\n");

    /// <summary>The real folder that stands for '/'.</summary>
    public string Root => Path.Combine(folder.Path, "machine");

    /// <summary>A published form of the provider's function.</summary>
    public static string Shape(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Formats/JavaScript/Shapes", name + ".js"));

    /// <summary>Writes a file; "~" stands for the user's home.</summary>
    public string Write(string path, string text) => folder.Write("machine" + Expand(path), text);

    /// <summary>Makes a symbolic link; the target is written as given.</summary>
    public void Link(string path, string target) => folder.Link("machine" + Expand(path), target);

    public string Read(string path) => File.ReadAllText(Real(path));

    /// <summary>The real path of a file.</summary>
    public string Real(string path) => Root + Expand(path);

    /// <summary>Writes the package <c>openclaw</c>, without its provider.</summary>
    public void AddOpenClaw(string path, string version = "2026.3.8")
    {
        Write(path + "/package.json", $$"""{"name":"openclaw","version":"{{version}}"}""");
        Write(path + "/dist/index.js", "#!/usr/bin/env node\n");
        Write(path + "/openclaw.mjs", "#!/usr/bin/env node\n");
    }

    /// <summary>Writes a provider package.</summary>
    public void AddProvider(string path, string name = "@mariozechner/pi-ai", string version = "0.57.1", string shape = "S4", string file = Provider)
    {
        Write(path + "/package.json", $$"""{"name":"{{name}}","version":"{{version}}"}""");
        Write($"{path}/{file}", Shape(shape));
    }

    /// <summary>Writes the user's unit.</summary>
    public void AddService(string script, string name = "openclaw-gateway") => Write($"~/.config/systemd/user/{name}.service", $"""
        [Service]
        ExecStart=/usr/bin/node {Expand(script)} gateway
        Environment=HTTPS_PROXY=http://127.0.0.1:7890
        Environment=NODE_USE_ENV_PROXY=1

        """);

    /// <summary>Writes the user's config, with a Codex model and what else is given.</summary>
    public void AddConfig(string more = "", string model = "openai-codex/gpt-5.3-codex") =>
        Write("~/.openclaw/openclaw.json", "{\n  \"agents\": { \"defaults\": { \"model\": \"" + model + "\" } }" + more + "\n}\n");

    /// <summary>Runs a command on it; the working folder is outside of the root.</summary>
    public CommandRun Run(string command, params string[] arguments) =>
        CommandRun.Of([command, "--root", Root, .. arguments], folder.Path);

    /// <summary>Runs a command on it with a terminal; the keys are typed.</summary>
    public CommandRun Type(string keys, string command, params string[] arguments) =>
        CommandRun.Of([command, "--root", Root, .. arguments], folder.Path, keys: keys);

    /// <summary>Where former files are kept.</summary>
    public string Backups => Path.Combine(folder.Path, "state/proxyfixer/backups");

    /// <summary>Puts the last change back.</summary>
    public CommandRun Restore(params string[] arguments) => CommandRun.Of(["restore", .. arguments], folder.Path);

    /// <summary>Findings of the rule about headers, one a line.</summary>
    public string[] LintHeaders(params string[] arguments)
    {
        var run = Run("lint", ["--select", "PXF0401", "--verbose", "--format", "msbuild", .. arguments]);
        Assert.True(run.ExitCode <= 1, run.Error);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => folder.Dispose();

    private static string Expand(string path) => path.StartsWith('~') ? User + path[1..] : path;
}
