using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>A script that runs in a real Node behind a recording proxy.</summary>
internal static class ProxiedScript
{
    /// <summary>Runs it.</summary>
    /// <param name="node">Version of Node.</param>
    /// <param name="packages">Folder with the node_modules that it loads.</param>
    /// <param name="code">An ES module.</param>
    /// <param name="environment">Variables; PROXY in a value stands for the address of the proxy, HOST for its host.</param>
    /// <returns>What the proxy was asked for, in order, each once.</returns>
    public static string Run(string node, string packages, string code, params (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "node_modules"), Path.Combine(packages, "node_modules"));
        var run = NodeProgram.RunWith(
            node,
            Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/asked-proxy.mjs"),
            folder.Write("script.mjs", code),
            JsonSerializer.Serialize(environment.ToDictionary(one => one.Name, one => one.Value)),
            folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        return string.Join(", ", JsonSerializer.Deserialize<string[]>(run.Output)!);
    }
}
