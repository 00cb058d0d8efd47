using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>An installed npm package.</summary>
/// <param name="Folder">Where its <c>package.json</c> lies; absolute as seen from the root, links resolved.</param>
/// <param name="Name">As <c>package.json</c> says.</param>
/// <param name="Version">As <c>package.json</c> says; null where it says none.</param>
public sealed record NpmPackage(string Folder, string Name, string? Version)
{
    // Who looks for a package looks into the same folders as who looked before.
    private static readonly ConditionalWeakTable<SourceText, Names> Known = [];

    /// <summary>Name and version as npm writes them: <c>openclaw@2026.3.8</c>.</summary>
    public string Label => Version is null ? Name : $"{Name}@{Version}";

    /// <summary>Finds the package that a <c>require</c> in a folder gets (nodejs.org, Modules, "Loading from node_modules folders").</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folder">Absolute as seen from the root, links resolved.</param>
    /// <param name="name">The package's name.</param>
    /// <returns>The package, or null where none is found.</returns>
    public static NpmPackage? Required(MachineFiles files, string folder, string name)
    {
        for (; folder != "/"; folder = MachinePath.Folder(folder))
        {
            if (MachinePath.Name(folder) != "node_modules" && Read(files, $"{folder}/node_modules/{name}") is { } package)
            {
                return package;
            }
        }

        return null;
    }

    /// <summary>Reads a package.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folder">The package's folder, absolute as seen from the root.</param>
    /// <returns>The package, or null where there is no readable <c>package.json</c> with a name.</returns>
    public static NpmPackage? Read(MachineFiles files, string folder)
    {
        if (files.Resolve(folder) is not { } resolved || files.TryRead(resolved + "/package.json", out _) is not { } text)
        {
            return null;
        }

        var (name, version) = Known.GetValue(text, ReadNames);
        return name is null ? null : new(resolved, name, version);
    }

    private static Names ReadNames(SourceText text)
    {
        string? name = null, version = null;
        try
        {
            using var json = new JsonTextReader(new StringReader(text.Text.TrimStart('\uFEFF')));
            while (json.Read())
            {
                if (json is { Depth: 1, TokenType: JsonToken.PropertyName, Value: "name" or "version" })
                {
                    var isName = json.Value is "name";
                    var value = json.ReadAsString();
                    (name, version) = isName ? (value, version) : (name, value);
                }
            }
        }
        catch (JsonException)
        {
            return new(null, null);
        }

        return new(name, version);
    }

    private sealed record Names(string? Name, string? Version);
}
