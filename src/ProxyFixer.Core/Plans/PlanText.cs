using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Subjects;

namespace ProxyFixer.Plans;

/// <summary>Writes a plan: the exact patch, and in comments all that <c>apply</c> checks before it writes.</summary>
/// <param name="host">The machine.</param>
/// <param name="subjects">What was judged; empty where nothing was.</param>
public sealed class PlanText(Host host, ImmutableArray<Subject> subjects)
{
    /// <summary>What the user named on the command line; null for the machine.</summary>
    public ScanRequest? Request { get; init; }

    /// <summary>Writes the plan.</summary>
    /// <param name="patches">In the order to print.</param>
    /// <returns>The plan; empty where there is no patch.</returns>
    public string Render(ImmutableArray<FilePatch> patches)
    {
        if (patches.IsEmpty)
        {
            return "";
        }

        var home = PlanBase.Of(host, patches);
        var changed = patches.Select(patch => host.Files.Resolve(patch.Path)).ToHashSet(StringComparer.Ordinal);
        var header = new PlanHeader(JsonReport.ToolVersion, home, [.. Request?.Paths.Select(home.Name) ?? []], Request?.Kind);
        return header.Render() + UnifiedDiff.Render(patches, home.Name, comment: patch => Note(patch, home, changed).Render());
    }

    private PlanNote Note(FilePatch patch, PlanBase home, HashSet<string?> changed) => new(0, home.Name(patch.Path).TrimStart('/'))
    {
        Reasons = [.. patch.Reasons.Select(reason => new PlanReason(reason.Rule.Id, reason.Severity.ToString().ToLowerInvariant(), reason.Message))],
        Before = patch.Before?.Sha256 ?? "",
        After = patch.After?.Sha256 ?? "",
        Inputs = [.. patch.Reasons.SelectMany(Inputs).DistinctBy(input => input.Path).OrderBy(input => input.Path, StringComparer.Ordinal)
            .Where(input => input.Path.StartsWith('/') && !changed.Contains(host.Files.Resolve(input.Path)) && host.Files.IsFile(input.Path))
            .Select(input => new PlanInput(home.Name(input.Path), input.Sha256))],
    };

    // What the finding stands in and points to, and what the service starts with; not what programs write all the time.
    private IEnumerable<Text.SourceText> Inputs(Diagnostic reason)
    {
        var own = subjects.Where(subject => subject.Name == reason.Subject)
            .Select(subject => subject.Facts.Where(fact => fact.Key == FactCatalog.ExecStart.Name || FactCatalog.Environment.Member(fact.Key) is not null)
                .Select(fact => fact.Value.Where).OfType<Text.Location>().Append(subject.Anchor).ToArray())
            .Where(places => places.Any(place => place.Path == reason.Location.Path)).SelectMany(places => places);
        return reason.Related.Select(related => related.Location).Append(reason.Location).Concat(own).Select(place => place.Text);
    }
}
