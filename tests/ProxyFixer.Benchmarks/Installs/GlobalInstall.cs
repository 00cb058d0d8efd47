using System.Diagnostics;
using System.Text.Json.Nodes;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Installs;

/// <summary>OpenClaw with all its dependencies, installed as <c>npm install --global</c> does, in a root folder of its own in <c>.cache</c>.</summary>
internal static class GlobalInstall
{
    public const string Package = "openclaw@2026.3.8";

    /// <summary>Gives the root folder; installs on the first call, which takes minutes.</summary>
    /// <returns>The folder that stands for '/'.</returns>
    public static string Root()
    {
        var root = Path.Combine(Repository.Root, ".cache/install", Package);
        if (!Directory.Exists(root))
        {
            var part = root + ".part";
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }

            Install(part);
            Directory.Move(part, root);
        }

        return root;
    }

    /// <summary>The folder of the installed packages.</summary>
    public static string Modules(string root) => Path.Combine(root, "usr/lib/node_modules");

    private static void Install(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "etc"));
        File.WriteAllText(Path.Combine(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/bash\n");
        Directory.CreateDirectory(Path.Combine(root, "root"));
        Directory.CreateDirectory(Modules(root));
        var folder = Path.Combine(Modules(root), "openclaw");
        Run("cp", "-r", NpmCache.Get(Package), folder);
        var manifest = Path.Combine(folder, "package.json");
        var original = File.ReadAllText(manifest);
        File.WriteAllText(manifest, Installable(original));
        Run("npm", "install", "--prefix", folder, "--omit=dev", "--omit=peer", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund");
        File.WriteAllText(manifest, original);
    }

    // Packages that a registry may lack; none is in the way of a request.
    private static string Installable(string manifest)
    {
        var json = JsonNode.Parse(manifest)!.AsObject();
        json.Remove("scripts");
        json.Remove("devDependencies");
        json["dependencies"]!["linkedom"] = "0.18.12";
        json["overrides"] = new JsonObject { ["libsignal"] = "6.0.0", ["cssomnom"] = "npm:cssom@0.5.0" };
        return json.ToJsonString();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Skip.IfNot(process.ExitCode == 0, $"{program} {arguments[0]} failed: {errors.Result}");
    }
}
