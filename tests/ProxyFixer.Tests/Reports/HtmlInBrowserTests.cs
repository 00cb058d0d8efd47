using System.Text.Json.Nodes;

namespace ProxyFixer.Tests.Reports;

/// <summary>The page in a real browser, on a telephone and on a desk, light and dark.</summary>
public sealed class HtmlInBrowserTests
{
    private static readonly int[] Widths = [360, 1280];

    // What is wider than the page; what a link leads to and is not seen; what was loaded; what is too small or too pale to be read.
    private const string Look = """
        w => {
          const d = w.document, seen = e => e && e.getClientRects().length > 0;
          const numbers = c => c.match(/[\d.]+/g).map(Number);
          const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = numbers(w.getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
          const contrast = e => { const [a, b] = [light(numbers(w.getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x); return (a + .05) / (b + .05); };
          const texts = [...d.body.querySelectorAll('*')].filter(e => seen(e) && !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
          const labels = [...d.querySelectorAll('svg text')].filter(seen);
          return {
            overflow: d.documentElement.scrollWidth - d.documentElement.clientWidth,
            outside: [...d.body.querySelectorAll('*')].filter(e => seen(e) && e.getBoundingClientRect().right > d.documentElement.clientWidth + 1).length,
            lost: [...d.querySelectorAll('a[href^="#"]')].filter(a => !seen(d.getElementById(a.getAttribute('href').slice(1)))).length,
            links: d.querySelectorAll('a[href^="#"]').length,
            loaded: w.performance.getEntriesByType('resource').map(e => e.name),
            small: texts.filter(e => parseFloat(w.getComputedStyle(e).fontSize) < 11).length + labels.filter(e => e.getBoundingClientRect().height < 9 && !e.hasAttribute('transform')).length,
            pale: texts.filter(e => contrast(e) < 4.5).map(e => e.className + ' ' + contrast(e).toFixed(2) + ' ' + e.textContent.slice(0, 40)).slice(0, 5),
            crowded: labels.filter(e => { const c = e.closest('g.station'); if (!c || e.closest('a')) return false; return e.getBoundingClientRect().right > c.querySelector('rect').getBoundingClientRect().right; }).map(e => e.textContent),
            pictures: [...d.querySelectorAll('svg.chain')].filter(seen).map(e => e.getAttribute('class')).join(),
            dark: light(numbers(w.getComputedStyle(d.body).backgroundColor)) < .2,
          };
        }
        """;

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_readable_at_both_widths_and_loads_nothing(bool isDark)
    {
        using var machine = new Cli.SecretMachine();
        string[] pages =
        [
            ReportMachines.Lint("reported-host", "--format", "html").Output,
            ReportMachines.Lint("proxy-crashes-node", "--format", "html").Output,
            machine.Run("lint", "--format", "html").Output,
        ];
        var answers = Browser.Ask(pages, Widths, Look, isDark);
        Assert.Equal(pages.Length * Widths.Length, answers.Count);
        foreach (var (i, answer) in answers.Index())
        {
            var told = answer!.AsObject();
            Assert.Equal((0, 0, 0, 0), (Number(told, "overflow"), Number(told, "outside"), Number(told, "lost"), Number(told, "small")));
            Assert.Equal("[][][]", told["loaded"]!.ToJsonString() + told["pale"]!.ToJsonString() + told["crowded"]!.ToJsonString());
            Assert.InRange(Number(told, "links"), 4, 1000);
            Assert.Equal(isDark, (bool)told["dark"]!);
            Assert.All(((string)told["pictures"]!).Split(','), picture => Assert.Equal(Widths[i % Widths.Length] == 360 ? "chain narrow" : "chain wide", picture));
        }
    }

    private static int Number(JsonObject told, string name) => (int)told[name]!;
}
