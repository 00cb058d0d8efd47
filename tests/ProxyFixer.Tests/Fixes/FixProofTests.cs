using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Fixes;

public sealed class FixProofTests
{
    private static readonly SourceText File = SourceText.FromString("/a.env", "A=1\n");

    [Fact]
    public void A_fix_that_mends_its_finding_is_offered() => Assert.NotNull(Checked(Finding("PXF0001"), []).Fix);

    [Fact]
    public void A_fix_that_brings_something_milder_is_offered() =>
        Assert.NotNull(Checked(Finding("PXF0001"), [Finding("PXF0002") with { Severity = Severity.Info }]).Fix);

    [Fact]
    public void A_fix_that_leaves_its_finding_is_not_offered()
    {
        var one = Checked(Finding("PXF0001"), [Finding("PXF0001")]);
        Assert.Null(one.Fix);
        Assert.NotNull(one.NoFix);
    }

    [Fact]
    public void A_fix_that_brings_something_as_bad_is_not_offered() =>
        Assert.Null(Checked(Finding("PXF0001"), [Finding("PXF0002")]).Fix);

    [Fact]
    public void Only_the_fix_that_does_not_hold_is_withdrawn()
    {
        var bad = Finding("PXF0001") with { Subject = "bad.service" };
        var good = Finding("PXF0001") with { Subject = "good.service", Fix = FixWith("B") };
        var kept = new FixProof(files => [.. new[] { bad, good }.Where(one => one == bad || !files.Any(file => file.Text.Contains('B', StringComparison.Ordinal)))]).Check([bad, good]);
        Assert.Null(kept[0].Fix);
        Assert.NotNull(kept[1].Fix);
    }

    private static Diagnostic Checked(Diagnostic finding, ImmutableArray<Diagnostic> after) =>
        Assert.Single(new FixProof(_ => after).Check([finding]));

    private static Diagnostic Finding(string id) =>
        new(new(id, "name", "title", Severity.Error, "why", ["source"]), Severity.Error, new(File, new(0, 1)), "message", "one.service") { Fix = FixWith("A") };

    private static Fix FixWith(string text) => new("title", Applicability.Safe, [new("/a.env", File, [new TextEdit(new TextSpan(text == "A" ? 0 : 4, text == "A" ? 1 : 0), text)])]);
}
