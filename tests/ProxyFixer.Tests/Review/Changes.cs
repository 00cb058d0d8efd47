using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Review;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Review;

/// <summary>Changes without a machine.</summary>
internal static class Changes
{
    private static readonly RuleDescriptor Rule = new("PXF9999", "made-up", "A rule of the tests", Severity.Warning, "Because. It is so. And more.", ["none"]);

    /// <summary>A change that writes a line of its own at the end of a file.</summary>
    public static Change Of(string file, int number)
    {
        var text = SourceText.FromString(file, "first\n");
        var fix = new Fix($"Write line {number}", Applicability.Safe, [new(file, text, [new(new(text.Text.Length, 0), $"line {number}\n")])], []);
        return new(new(Rule, Severity.Warning, new(text, new(0, 5)), $"line {number} is missing", $"subject {number}") { Fix = fix }, fix);
    }

    /// <summary>A review of one change for each file named.</summary>
    public static ReviewState Review(params string[] files) => ReviewState.Empty.Add(files.Select((file, index) => Of(file, index + 1)), new Bench());

    /// <summary>Knows nothing.</summary>
    public sealed class Bench : IReviewBench
    {
        public ImmutableArray<Change> Split(Change change) => [];

        public (ReviewItem? Item, string? Refusal) Ignore(ReviewItem item, string reason) => (null, "no");

        public string OwnerOf(string path) => "claw";

        public string? Objection(FileChange change) => null;
    }
}
