using System.Text.Json;

namespace ProxyFixer.Tests.Support;

/// <summary>Where the sources lie, for tests that read cases, fixtures and rules.</summary>
public static class Repository
{
    /// <summary>The folder with ProxyFixer.sln.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Reads a case file of <c>tests/ProxyFixer.Tests/Data</c>.</summary>
    public static IEnumerable<JsonElement> Cases(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "tests/ProxyFixer.Tests/Data", name)));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "ProxyFixer.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
