using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Machine;
using ProxyFixer.Patches;

namespace ProxyFixer.Verification;

/// <summary>
/// <c>node --check</c>: reads a script or module, by its real path, as Node would, and runs nothing of it.
/// </summary>
/// <param name="runner">Runs it.</param>
/// <param name="files">The machine that is looked at.</param>
/// <param name="programs">Real paths of Node on this machine; the first that may be run is asked.</param>
internal sealed partial class NodeOpinion(Runner runner, MachineFiles files, ImmutableArray<string> programs) : IOutsideOpinion
{
    /// <inheritdoc/>
    public string Name => "node --check";

    /// <inheritdoc/>
    public bool Knows(FilePatch patch) => new JavaScriptFormat().Claims(patch.Path, "");

    /// <inheritdoc/>
    public ImmutableArray<string>? Ask(FilePatch patch) =>
        files.RealPath(patch.Path) is not { } real ? null
        : programs.Select(program => runner.Run(program, real, ["--check", real])).FirstOrDefault(answer => answer is not null) is not { } said ? null
        : said.Status == 0 ? []
        : [FirstError(said.Error)];

    // The place and the quoted line stand above it.
    private static string FirstError(string text) =>
        ErrorLine().Match(text) is { Success: true } match ? match.Value
        : text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "it gives no reason";

    [GeneratedRegex(@"^\w*Error\b.*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
