using System.Text.RegularExpressions;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Tells templates of Helm and its values files from manifests.</summary>
internal static partial class HelmTemplate
{
    /// <summary>Finds the first action of a template.</summary>
    /// <param name="text">The file.</param>
    /// <param name="yaml">The same, read as YAML.</param>
    /// <returns>Where it stands; null where there is none but in texts of several lines, which other templates may be.</returns>
    public static TextSpan? Find(SourceText text, YamlStream yaml)
    {
        var blocks = yaml.NotableValues.Where(value => value.Style == YamlStyle.Block).Select(value => value.Span).ToArray();
        return Action().EnumerateMatches(text.Text) is var matches ? FirstOutside(text.Text, matches, blocks) : null;
    }

    /// <summary>Tells whether a file holds the values of a chart.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>True for <c>values.yaml</c>, <c>values-prod.yaml</c> and the like.</returns>
    public static bool IsValuesFile(string path) => ValuesName().IsMatch(Machine.MachinePath.Name(path));

    /// <summary>The file that makes a folder a chart.</summary>
    public const string ChartName = "Chart.yaml";

    /// <summary>Tells whether a file holds the values of the chart in its own folder.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="names">What lies in the folder.</param>
    /// <returns>False for a file of such a name elsewhere, which may be anything.</returns>
    public static bool IsOfChart(string path, IEnumerable<string> names) => IsValuesFile(path) && names.Contains(ChartName);

    private static TextSpan? FirstOutside(string text, Regex.ValueMatchEnumerator matches, TextSpan[] blocks)
    {
        foreach (var match in matches)
        {
            var span = new TextSpan(match.Index, match.Length);
            if (!IsInComment(text, span.Start) && !Array.Exists(blocks, block => block.Start <= span.Start && span.Start < block.End))
            {
                return span;
            }
        }

        return null;
    }

    private static bool IsInComment(string text, int offset)
    {
        var line = text.AsSpan(text.LastIndexOf('\n', offset) + 1);
        var before = line[..(offset - (text.Length - line.Length))];
        return before.TrimStart() is ['#', ..] || before.Contains(" #", StringComparison.Ordinal);
    }

    // An action begins with a field, a variable, a keyword, a call or a comment (text/template, "Actions").
    [GeneratedRegex(@"\{\{-?\s*(?:[.$(""a-zA-Z]|/\*)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Action();

    [GeneratedRegex(@"^(?:.*[-._])?values(?:[-._].*)?\.ya?ml$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ValuesName();
}
