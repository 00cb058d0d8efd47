using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Rules;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Suppressions;

/// <summary>Takes out the findings that the user does not want to hear of, by comments in the files and by <c>.proxyfixer.yaml</c>.</summary>
/// <param name="host">The machine.</param>
/// <param name="request">What was looked at.</param>
/// <param name="engine">The rules of this run.</param>
public sealed class SuppressionFilter(Host host, ScanRequest request, RuleEngine engine)
{
    /// <summary>Sorts findings.</summary>
    /// <param name="scan">What was looked at.</param>
    /// <param name="found">All findings.</param>
    /// <returns>The findings that stay, those that do not, and what is to be said of the comments.</returns>
    public FilteredFindings Sift(ScanResult scan, ImmutableArray<Diagnostic> found)
    {
        var comments = Files(scan, found).SelectMany(file => SuppressionReader.Read(file.Text, FormatCatalog.OfKind(file.Kind))).ToArray();
        if (comments.Length == 0 && host.Settings.Ignored.IsEmpty)
        {
            return new(found, [], []);
        }

        var usage = new SuppressionUsage(comments, path => host.Files.Resolve(path) ?? path, host.Clock);
        var entries = new IgnoredUsage(host);
        var unwanted = found.Where(one => usage.Take(one) | entries.Take(one)).ToHashSet(ReferenceEqualityComparer.Instance);
        var teller = new SuppressionTeller(host, engine, new SuppressionScope(host, request, scan, engine));

        // An entry may be about what is said of comments, so that is settled first.
        var ofComments = engine.Weigh(teller.Tell(usage)).Where(one => !entries.Take(one)).ToArray();
        var ofEntries = engine.Weigh(teller.Tell(entries).ToArray()).Where(one => !entries.Take(one));
        return new([.. found.Where(one => !unwanted.Contains(one))], [.. found.Where(unwanted.Contains)], [.. ofComments, .. ofEntries]);
    }

    private IEnumerable<(SourceText Text, string Kind)> Files(ScanResult scan, ImmutableArray<Diagnostic> found)
    {
        var texts = found.Select(one => one.Location.Text).Concat(scan.Subjects.Select(subject => subject.Anchor.Text))
            .GroupBy(text => text.Path, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.FirstOrDefault(text => text.Text.Length > 0) ?? same.First(), StringComparer.Ordinal);
        var kinds = scan.Subjects.SelectMany(FileKinds.Of).DistinctBy(file => file.Path).ToDictionary(file => file.Path, file => file.Kind, StringComparer.Ordinal);

        // Of a file given by PATH its service is not asked about.
        foreach (var path in request.Paths.IsEmpty ? kinds.Keys.Where(path => !texts.ContainsKey(path)) : [])
        {
            if (host.Files.IsFile(path) && host.Files.TryRead(path, out _) is { } text)
            {
                texts.Add(path, text);
            }
        }

        return from text in texts.Values
               let forced = request.Names(text.Path) ? request.Kind : null
               let kind = forced ?? kinds.GetValueOrDefault(text.Path) ?? FileKinds.Guess(text)
               where kind != FileKinds.None
               select (text, kind);
    }
}
