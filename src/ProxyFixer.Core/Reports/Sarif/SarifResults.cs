using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Text;

namespace ProxyFixer.Reports.Sarif;

/// <summary>Writes the results of a run.</summary>
/// <param name="json">Where to.</param>
/// <param name="report">What to say.</param>
/// <param name="rules">The ids of the rules of the run, in their order.</param>
internal sealed class SarifResults(JsonOutput json, LintReport report, ImmutableArray<string> rules)
{
    private readonly SarifPlaces places = new(json, report);

    // Who applies the fixes of a log asks nobody: only safe ones that go together, the graver findings first, and none that would put
    // a secret into the log.
    private readonly Lazy<HashSet<Fix>> together = new(() => FixPlanner
        .Plan(report.Diagnostics.OrderByDescending(found => found.Severity), Applicability.Safe)
        .Select(change => change.Fix).ToHashSet<Fix>(ReferenceEqualityComparer.Instance));

    /// <summary>Writes the member <c>results</c>.</summary>
    public void Write() => json.List("results", report.Keyed, one => json.Map(() => Write(one.Found, one.Key)));

    private void Write(Diagnostic found, string key)
    {
        json.Member("ruleId", found.Rule.Id);
        if (rules.IndexOf(found.Rule.Id) is >= 0 and var index)
        {
            json.Member("ruleIndex", index);
        }

        json.Member("level", SarifText.Level(found.Severity));
        json.Map("message", () => json.Member("text", Printable.Of(found.Message)));
        json.List("locations", [found.Location], place => json.Map(() =>
        {
            places.Write(place);
            json.List("logicalLocations", [found.Subject], name => json.Map(() => json.Member("name", name)));
        }));
        json.List("relatedLocations", found.Related.Index(), related => json.Map(() =>
        {
            json.Member("id", related.Index + 1);
            places.Write(related.Item.Location);
            json.Map("message", () => json.Member("text", Printable.Of(related.Item.Message)));
        }));
        json.Map("partialFingerprints", () => json.Member("primaryLocationLineHash", key));
        WriteFixes(found);
        json.Map("properties", () =>
        {
            json.Member("help", found.Help);
            json.Member("noFix", found.NoFix);
        });
    }

    private void WriteFixes(Diagnostic found)
    {
        if (found.Fix is { } fix && together.Value.Contains(fix) && (report.ShowsAll || ExactFix.MayBeShown(fix)))
        {
            json.List("fixes", [fix], one => json.Map(() =>
            {
                json.Map("description", () => json.Member("text", one.Title));
                json.List("artifactChanges", one.Changes, change => json.Map(() =>
                {
                    places.WriteFile(change.Path);
                    json.List("replacements", change.Edits, edit => json.Map(() => WriteReplacement(change, edit)));
                }));
            }));
        }
    }

    private void WriteReplacement(FileChange change, TextEdit edit)
    {
        places.WriteRegion("deletedRegion", new(change.Before ?? SourceText.FromString(change.Path, ""), edit.Span));
        json.Map("insertedContent", () => json.Member("text", edit.NewText));
    }
}
