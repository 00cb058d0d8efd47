using System.Xml.Linq;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>The page: whole, linked in itself, without anything that runs or loads, and with the way of each gateway drawn as it is.</summary>
public sealed class HtmlTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // A part of them: what stands on a page comes from the same few places.
    public static TheoryData<string> Machines => [.. ((IEnumerable<object[]>)ReportMachines.Names).Where((_, i) => i % 5 == 0).Select(row => (string)row[0])];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_page_is_well_formed_and_leads_only_to_itself_and_to_the_pages_of_rules(string name)
    {
        var run = ReportMachines.Lint(name, "--format", "html");
        var page = XDocument.Parse(run.Output, LoadOptions.PreserveWhitespace);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var address in page.Descendants("a").Attributes("href").Select(href => href.Value))
        {
            Assert.True(address.StartsWith('#') ? ids.Contains(address[1..]) : IsOfProject(address), address);
        }

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "iframe" or "object" or "embed" or "form" or "base");
        Assert.DoesNotContain(page.Descendants().Attributes(), one => one.Name.LocalName is "src" or "style" || one.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal("data:,", Assert.Single(page.Descendants("link")).Attribute("href")!.Value);
        Assert.DoesNotMatch(@"url\(|@import|https?:", page.Descendants("style").Single().Value);
        Assert.Equal(page.Descendants("article").Count(), page.Descendants("nav").Descendants("a").Count());
    }

    [Fact]
    public void What_a_rule_says_at_length_has_its_paragraphs_and_tables()
    {
        var page = XDocument.Parse(ReportMachines.Lint("reported-host", "--format", "html").Output);
        var why = page.Descendants("article").First(one => one.Value.Contains("PXF0101", StringComparison.Ordinal)).Element("details")!;
        Assert.InRange(why.Elements("p").Count(), 5, 10);
        Assert.Equal(["client", "used by", "without the switch", "with it"], why.Descendants("th").Select(cell => cell.Value));
        Assert.Contains("GET https://HOST:PROXYPORT/…", why.Descendants("td").Descendants("b").Select(strong => strong.Value));
        Assert.All(page.Descendants("details"), one => Assert.DoesNotMatch(@"\|-|\*\*|\]\(|`", one.Value));
    }

    // Each fixture's outcome is decided by the cases of real programs that its text report stands on.
    [Theory]
    [InlineData("reported-host", "bad", "plain plain off off bypass-bad")]
    [InlineData("right-old-release", "good", "good good good good")]
    [InlineData("right-new-release", "good", "good good good good")]
    [InlineData("proxy-crashes-node", "bad", "bad off off off")]
    [InlineData("terminal-old-release", "bad", "plain plain off off bypass-bad")]
    [InlineData("proxy-only-in-shell", "doubtful", "plain plain off off bypass-plain")]
    public void The_way_of_a_request_is_drawn_as_it_is(string name, string mood, string wires)
    {
        var page = XDocument.Parse(ReportMachines.Lint(name, "--format", "html").Output);
        Assert.Equal(mood, page.Descendants("header").Single().Attribute("class")!.Value);
        foreach (var picture in page.Descendants("svg"))
        {
            Assert.Equal(wires, string.Join(' ', picture.Elements("g").Select(group => group.Attribute("class")!.Value)
                .Where(word => word.StartsWith("wire ", StringComparison.Ordinal)).Select(word => word["wire ".Length..].Replace("bypass ", "bypass-", StringComparison.Ordinal))));
            Assert.Equal(["FILE", "NODE", "OPENCLAW", "PROXY", "MODEL"], picture.Descendants("text").Where(text => text.Attribute("class")?.Value == "heading").Select(text => text.Value));
        }

        Assert.Equal(2, page.Descendants("svg").Count());
    }

    [Fact]
    public void A_finding_has_its_frame_its_patch_and_a_number_in_the_picture()
    {
        var page = XDocument.Parse(ReportMachines.Lint("reported-host", "--format", "html").Output);
        Assert.Equal(ReportMachines.Lint("reported-host", "--format", "json").Output.Split("\"fingerprint\":").Length - 1, page.Descendants("article").Count());
        var first = page.Descendants("article").First();
        Assert.Equal("HTTPS_PROXY=http://192.168.31.201:7890", first.Descendants("mark").First().Value);
        var patch = first.Descendants("figure").Single(figure => figure.Attribute("class")!.Value == "code patch");
        Assert.EndsWith(
            "--- /dev/null\n+++ b/home/claw/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf\n@@ -0,0 +1,2 @@\n+[Service]\n+Environment=NODE_USE_ENV_PROXY=1\n",
            patch.Element("pre")!.Value, StringComparison.Ordinal);
        foreach (var picture in page.Descendants("svg"))
        {
            Assert.Equal(["#finding-1", "#finding-2", "#finding-3", "#finding-4"], picture.Descendants("a").Select(link => link.Attribute("href")!.Value).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_a_browser_would_obey_is_only_shown()
    {
        const string Name = "<img src=x onerror=alert(1)>&quot;\u202E]]>.env";
        folder.Write("m/srv/" + Name, "HTTPS_PROXY=http://p:1\nNODE_OPTIONS='</pre></style><script>alert(1)</script>\u2067\u0007'\n");
        var run = CommandRun.Of(["lint", "--root", "m", "--kind", "systemd-env-file", "srv", "srv/" + Name, "--format", "html"], folder.Path);
        Assert.NotEmpty(XDocument.Parse(run.Output).Descendants("article"));
        Assert.DoesNotContain("<img", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u0007]", run.Output);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&amp;quot;\uFFFD]]&gt;.env", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Revealing_does_not_reach_a_page_that_is_given_away()
    {
        using var machine = new Cli.SecretMachine();
        var run = machine.Run("lint", "--format", "html", "--reveal");
        Assert.DoesNotContain(Cli.SecretMachine.Secret, run.Output, StringComparison.Ordinal);
    }

    private static bool IsOfProject(string address) => address == ProjectSite.Home
        || (address.StartsWith(ProjectSite.Home + "/blob/", StringComparison.Ordinal) && File.Exists(Path.Combine(Repository.Root, "docs/rules", Path.GetFileName(address))));
}
