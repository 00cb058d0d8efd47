using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Subjects;

namespace ProxyFixer.Reports.Html;

/// <summary>For each gateway the picture of the way that its requests take, and what comes of it in words.</summary>
/// <param name="html">Where to.</param>
/// <param name="report">The report.</param>
/// <param name="findings">Its findings.</param>
internal sealed class ChainSection(HtmlWriter html, LintReport report, NumberedFindings findings)
{
    /// <summary>Writes it.</summary>
    public void Write()
    {
        var gateways = report.Result.ScanResult.Subjects.OfType<ServiceSubject>().Select(service => service.Gateway).Where(gateway => !gateway.IsNodeHost).ToArray();
        if (gateways.Length == 0)
        {
            return;
        }

        html.Element("section", "ways", () =>
        {
            html.Element("h2", "", "The way of a request");
            foreach (var gateway in gateways)
            {
                Write(gateway);
            }
        });
    }

    private void Write(Gateway gateway) => html.Element("figure", "way", () =>
    {
        var chain = new CauseChain(gateway, [.. report.Diagnostics.Where(found => Concerns(found, gateway))]);
        var verdict = Sentence(chain.Verdict);
        html.Element("figcaption", "", () =>
        {
            html.Element("b", "", Name(gateway));
            html.Element("span", "", verdict);
        });
        var picture = new ChainPicture(html, findings);
        picture.Write(chain, ChainLayout.Wide, verdict);
        picture.Write(chain, ChainLayout.Narrow, verdict);
    });

    private string Name(Gateway gateway) =>
        gateway.Service.Path is { } path && report.UserOf(path) is { } user && !gateway.Service.Name.EndsWith($" of {user}", StringComparison.Ordinal) ? $"{gateway.Service.Name} of {user}" : gateway.Service.Name;

    private bool Concerns(Diagnostic found, Gateway gateway)
    {
        var path = found.Location.Path;
        return (found.Subject == gateway.Service.Name && report.UserOf(path) == report.UserOf(gateway.Service.Path ?? path))
            || gateway.Service.Files.Contains(path, StringComparer.Ordinal)
            || gateway.Late.Files.Any(file => file.Path == path)
            || path == gateway.State.ConfigPath
            || (gateway.Install is { } install && path.StartsWith(install.Package.Folder + "/", StringComparison.Ordinal));
    }

    private static string Sentence(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..].TrimEnd('.') + ".";
}
