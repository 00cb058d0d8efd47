using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Patches;

namespace ProxyFixer.Plans;

/// <summary>What the first lines of a plan say of it as a whole.</summary>
/// <param name="ToolVersion">The release that made it.</param>
/// <param name="Base">What the names are relative to; null where a person took the line out.</param>
/// <param name="Paths">Names of the files and folders that were looked at; empty for the machine.</param>
/// <param name="Kind">What the files of <paramref name="Paths"/> were said to be; null for nothing.</param>
public sealed partial record PlanHeader(string ToolVersion, PlanBase? Base, ImmutableArray<string> Paths, string? Kind)
{
    private const string BaseKey = "# base: ";
    private const string PathKey = "# looked at: ";
    private const string KindKey = "# kind: ";

    /// <summary>Writes the header as comment lines.</summary>
    /// <returns>Lines that <c>git apply</c> and <c>patch</c> pass over.</returns>
    internal string Render()
    {
        var text = new StringBuilder($"# ProxyFixer {ToolVersion} plan: take out what you do not want, then run proxyfixer apply FILE\n");
        text.Append(BaseKey).Append(Base!.IsRoot ? PlanBase.Root : PatchName.Quote(Base.Folder)).Append('\n');
        foreach (var path in Paths)
        {
            text.Append(PathKey).Append(PatchName.Quote(path)).Append('\n');
        }

        return text.Append(Kind is null ? "" : $"{KindKey}{Kind}\n").ToString();
    }

    /// <summary>Reads a comment line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="known">What was read before; null where nothing was.</param>
    /// <returns>The header with what the line says.</returns>
    internal static PlanHeader? With(string line, PlanHeader? known) =>
        First().Match(line) is { Success: true } first ? new(first.Groups[1].Value, null, [], null)
        : known is null ? null
        : Value(line, BaseKey) is { } folder ? known with { Base = folder == PlanBase.Root ? new(true, "/") : folder.StartsWith('/') ? new(false, folder) : null }
        : Value(line, PathKey) is { } path ? known with { Paths = known.Paths.Add(path) }
        : Value(line, KindKey) is { } kind ? known with { Kind = kind }
        : known;

    private static string? Value(string line, string key) =>
        line.StartsWith(key, StringComparison.Ordinal) ? PatchName.Read(line.AsSpan(key.Length)) : null;

    [GeneratedRegex(@"^# ProxyFixer (\S+) plan\b")]
    private static partial Regex First();
}
