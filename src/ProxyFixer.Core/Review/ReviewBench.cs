using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Formats;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions;
using ProxyFixer.Text;

namespace ProxyFixer.Review;

/// <summary>Answers about changes on the machine as one pass sees it.</summary>
/// <param name="host">The machine with what was accepted in earlier passes.</param>
/// <param name="scan">What was found on it.</param>
/// <param name="holds">Judges the machine with one finding's fix alone, and tells whether that is better.</param>
/// <param name="owners">Knows the owners of files on the real machine.</param>
internal sealed class ReviewBench(Host host, ScanResult scan, Func<Diagnostic, bool> holds, FileOwners owners) : IReviewBench
{
    private readonly Dictionary<Change, ImmutableArray<Change>> parts = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public ImmutableArray<Change> Split(Change change)
    {
        if (!parts.TryGetValue(change, out var known))
        {
            var all = ChangeParts.Of(change);
            parts[change] = known = all.Length > 1 && all.All(part => holds(part.Diagnostic with { Fix = part.Fix })) ? all : [];
        }

        return known;
    }

    /// <inheritdoc/>
    public (ReviewItem? Item, string? Refusal) Ignore(ReviewItem item, string reason)
    {
        var finding = item.Change.Diagnostic;
        if (IgnoreComment.Plan(finding, KindOf(finding.Location.Text), reason) is { } comment)
        {
            return (Ignoring(item, comment), null);
        }

        var entry = new IgnoreEntry(finding.Location.Path, finding.Rule.Id, reason);
        if (host.SettingsFile is null)
        {
            return (null, "This finding can only be ignored in .proxyfixer.yaml, which --no-config switches off.");
        }

        if (host.Files.FromReal(host.SettingsFile) is not { } settings)
        {
            return (null, $"This finding can only be ignored in {host.SettingsFile}, which lies outside of --root. Write this entry under ignore: there yourself: "
                + entry.InOneLine);
        }

        var before = host.Files.Status(settings) is null ? null : host.Files.Read(settings);
        return IgnoreEntry.Add(settings, before, entry) is { } change
            ? (Ignoring(item, change) with { Entry = entry }, null)
            : (null, $"{host.Display(settings)} is written in a form that cannot be continued; add an entry to ignore: there yourself.");
    }

    /// <inheritdoc/>
    public string OwnerOf(string path) => owners.Of(path);

    /// <inheritdoc/>
    public string? Objection(FileChange change)
    {
        var (before, after) = (change.Before, change.Apply());
        if (FormatCatalog.Recognise(after) is not { } format)
        {
            return null;
        }

        var (was, now) = (before is null ? [] : format.Parse(before).Errors, format.Parse(after).Errors);
        return now.Length <= was.Length ? null
            : $"After this edit the file could not be read as a whole; the first error is in line {after.PositionAt(now[0].Span.Start).Line}.";
    }

    private static ReviewItem Ignoring(ReviewItem item, FileChange change) => item with
    {
        Change = item.Change with { Fix = new($"Ignore {item.Change.Diagnostic.Rule.Id} here", Applicability.Safe, [change]) },
        Decision = ReviewDecision.Undecided,
        Origin = ChangeOrigin.Ignoring,
        Whole = null,
    };

    private string KindOf(SourceText text) => scan.Subjects.SelectMany(FileKinds.Of).Where(file => file.Path == text.Path).Select(file => file.Kind).FirstOrDefault()
        ?? FileKinds.Guess(text);
}
