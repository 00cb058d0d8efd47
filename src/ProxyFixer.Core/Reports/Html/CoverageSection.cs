using System.Globalization;
using ProxyFixer.Subjects;

namespace ProxyFixer.Reports.Html;

/// <summary>The end of the page: what was looked at, and what could not be judged, so that silence is not taken for health.</summary>
/// <param name="html">Where to.</param>
/// <param name="report">The report.</param>
internal sealed class CoverageSection(HtmlWriter html, LintReport report)
{
    private const int MostFiles = 200;

    /// <summary>Writes it.</summary>
    public void Write() => html.Element("section", "coverage", () =>
    {
        var scan = report.Result.ScanResult;
        html.Element("h2", "", "What was looked at");
        html.Element("ul", "", () =>
        {
            foreach (var file in scan.Unreadable)
            {
                Item("doubtful", report.Display(file.Path), $"was not read: {file.Reason}");
            }

            foreach (var one in scan.NotJudged)
            {
                Item("doubtful", one.Name, NotJudgedSentence.Rest(one));
            }

            foreach (var (name, releases) in Services(scan))
            {
                Item("judged", name, releases);
            }
        });
        WriteFiles(scan);
    });

    private static IEnumerable<(string Name, string Releases)> Services(ScanResult scan) =>
        (from service in scan.Subjects.OfType<ServiceSubject>()
         let gateway = service.Gateway
         select (gateway.Service.Name, gateway.StartsOpenClaw
            ? $"was judged for OpenClaw {gateway.Version?.ToString() ?? "of unknown version"}, Node {gateway.Node?.Version?.ToString() ?? "of unknown version"}"
            : "was judged")).Distinct();

    private void WriteFiles(ScanResult scan)
    {
        if (scan.FileCount == 0)
        {
            return;
        }

        html.Element("details", "", () =>
        {
            html.Element("summary", "", Summary.Number(scan.FileCount, "file"));
            html.Element("ul", "files", () =>
            {
                foreach (var path in scan.Files.Take(MostFiles))
                {
                    html.Element("li", "path", report.Display(path));
                }

                if (scan.FileCount > MostFiles)
                {
                    html.Element("li", "", string.Create(CultureInfo.InvariantCulture, $"… and {scan.FileCount - MostFiles} more"));
                }
            });
        });
    }

    private void Item(string kind, string name, string rest) => html.Element("li", kind, () =>
    {
        html.Element("b", "", name);
        html.Text(" " + rest + ".");
    });
}
