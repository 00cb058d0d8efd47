using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Settings;

/// <summary>One entry of <c>ignore:</c>: findings that are not wanted, by file.</summary>
/// <param name="Paths">Patterns; empty for every file.</param>
/// <param name="Rules">Ids of rules or the beginnings of ids; empty for all. Paths and rules are not both empty.</param>
/// <param name="Folder">The real folder of the settings, which relative patterns start from.</param>
public sealed partial record IgnoredFindings(ImmutableArray<string> Paths, ImmutableArray<string> Rules, string Folder)
{
    /// <summary>Where the entry stands in its file.</summary>
    public TextSpan Span { get; private init; }

    /// <summary>Whether it says why.</summary>
    public bool HasReason { get; private init; }

    /// <summary>The last day on which it counts; null for no end.</summary>
    public LastDay? Until { get; private init; }

    /// <summary>Tells whether a finding is meant.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="finding">A finding.</param>
    /// <returns>True where its rule and its file are.</returns>
    public bool Covers(Host host, Diagnostic finding) =>
        (Rules.IsEmpty || Rules.Any(id => finding.Rule.Id.StartsWith(id, StringComparison.Ordinal)))
        && (Paths.IsEmpty || Paths.SelectMany(path => Absolute(host, path)).Any(pattern =>
            PathPattern.IsMatch(pattern, finding.Location.Path)
            || PathPattern.IsMatch(pattern, host.Files.Resolve(finding.Location.Path) ?? finding.Location.Path)));

    /// <summary>Reads an entry.</summary>
    /// <param name="map">The entry.</param>
    /// <param name="folder">The real folder of the settings.</param>
    /// <returns>What it says.</returns>
    internal static IgnoredFindings Read(YamlMap map, string folder)
    {
        var (paths, rules) = (map.Texts("paths"), map.Texts("rules"));
        if (paths.IsEmpty && (map.Has("paths") || rules.IsEmpty))
        {
            throw map.Wrong("an entry of 'ignore' must name paths, rules, or both", map.Has("paths") ? "paths" : null);
        }

        if (paths.Any(path => path.Length == 0 || path.Split('/').Contains("..")))
        {
            throw map.Wrong("'paths' must be paths without '..'", "paths");
        }

        if (rules.FirstOrDefault(id => !IdForm().IsMatch(id)) is { } wrong)
        {
            throw map.WrongItem($"'rules' must be ids such as PXF0101 or the beginnings of ids such as PXF05; '{wrong}' is none", "rules", wrong);
        }

        var entry = new IgnoredFindings(paths, rules, folder)
        {
            Span = map.FirstLine,
            HasReason = !string.IsNullOrWhiteSpace(map.OptionalText("reason")),
            Until = map.OptionalDay("until"),
        };
        map.RefuseOtherKeys();
        return entry;
    }

    // As seen from the root. Settings outside of it, beside the command, speak of the root.
    private IEnumerable<string> Absolute(Host host, string path) =>
        path.StartsWith('/') ? [path]
        : path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? host.HomePaths.Select(home => home.TrimEnd('/') + path[1..])
        : [$"{host.Files.FromReal(Folder)?.TrimEnd('/')}/{path}"];

    [GeneratedRegex(@"\APXF[0-9]{0,4}\z")]
    private static partial Regex IdForm();
}
