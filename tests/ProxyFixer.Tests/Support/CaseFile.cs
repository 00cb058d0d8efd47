using System.Text.Json;

namespace ProxyFixer.Tests.Support;

/// <summary>One or more case files of the Data folder, by the names of their cases.</summary>
public sealed class CaseFile(params string[] files)
{
    private readonly Dictionary<string, JsonElement> cases =
        files.SelectMany(Repository.Cases).ToDictionary(c => c.GetProperty("name").GetString()!);

    /// <summary>The case of a name.</summary>
    public JsonElement this[string name] => cases[name];

    /// <summary>The names for a theory.</summary>
    public TheoryData<string> Names(string prefix = "") =>
        [.. cases.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
}
