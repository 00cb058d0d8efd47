using System.Globalization;

namespace ProxyFixer.Reports.Html;

/// <summary>
/// One page to read in a browser, to print, and to attach to a bug report. It holds all it needs, and neither runs nor loads anything:
/// its own policy forbids both.
/// </summary>
public sealed class HtmlReport : IReport
{
    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        report = report with { ShowsAll = false }; // it is made to be given away
        var findings = new NumberedFindings(report);
        using (var html = new HtmlWriter(output))
        {
            html.Raw("<!DOCTYPE html>\n");
            html.Element("html", "", () =>
            {
                WriteHead(html, report);
                html.Element("body", "", () => html.Element("main", "", () => WriteBody(html, report, findings)));
            }, ("lang", "en"));
        }

        output.Write('\n');
    }

    private static void WriteHead(HtmlWriter html, LintReport report) => html.Element("head", "", () =>
    {
        html.Raw("""
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="referrer" content="no-referrer"/>
            <link rel="icon" href="data:,"/>

            """);
        html.Element("title", "", $"ProxyFixer: {Summary.Counts(report)}");
        html.Element("style", "", () => html.Raw(StyleSheet()));
    });

    private static void WriteBody(HtmlWriter html, LintReport report, NumberedFindings findings)
    {
        new Summary(html, report, findings).Write();
        new ChainSection(html, report, findings).Write();
        new FindingSection(html, report, findings).Write();
        new CoverageSection(html, report).Write();
        html.Element("footer", "", () =>
        {
            html.Text("Made by ");
            html.Link("", ProjectSite.Home, "ProxyFixer");
            html.Text(string.Create(CultureInfo.InvariantCulture, $" {JsonReport.ToolVersion}. Values that are not known to be harmless are hidden, as {Diagnostics.Secrets.Hidden}; names, paths and addresses of proxies are shown."));
        });
    }

    private static string StyleSheet()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return "\n" + reader.ReadToEnd();
    }
}
