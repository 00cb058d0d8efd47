using System.Globalization;
using System.Xml;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>
/// JUnit's XML, which every CI shows: a suite a file; a failed case for each error and warning, and one that passed for a file
/// without any. Notes are output of a case that passed.
/// </summary>
public sealed class JUnitReport : IReport
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        var suites = Suites(report).OrderBy(suite => suite.Path, StringComparer.Ordinal).ToArray();
        using (var xml = XmlWriter.Create(output, new() { Indent = true, NewLineChars = "\n", CloseOutput = false, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, "ProxyFixer", suites.SelectMany(suite => suite.Cases));
            foreach (var (path, cases) in suites)
            {
                xml.WriteStartElement("testsuite");
                WriteCounts(xml, path, cases);
                Attribute(xml, "skipped", Number(cases.Count(one => one.Kind == "skipped"))); // junit-10.xsd has no such sum above the suites
                foreach (var one in cases)
                {
                    Write(xml, path, one);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static IEnumerable<(string Path, Case[] Cases)> Suites(LintReport report)
    {
        var scan = report.Result.ScanResult;
        var cases = report.Diagnostics.Select(found => (report.Display(found.Location.Path), Of(found)))
            .Concat(scan.Unreadable.Select(file => (report.Display(file.Path), new Case("not read", "error", "not read", file.Reason))))
            .Concat(scan.NotJudged.Select(one => (one.Path is { } path ? report.Display(path) : one.Name, new Case("not judged", "skipped", NotJudgedSentence.Of(one), ""))))
            .GroupBy(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
        return scan.Files.Select(report.Display).Concat(cases.Keys).Distinct(StringComparer.Ordinal)
            .Select(path => (path, cases.GetValueOrDefault(path) ?? [new Case("no finding", "", "", "")]));
    }

    private static Case Of(Diagnostic found)
    {
        var at = found.Location.Start;
        var name = string.Create(CultureInfo.InvariantCulture, $"{found.Rule.Id} {found.Rule.Name} {at.Line}:{at.Column}");
        var text = string.Join('\n', new[]
        {
            $"{found.Severity.Word()}: {found.Message}",
            found.Fix is { } fix ? $"fix: {fix.Title}" : $"no automatic fix: {found.NoFix}",
            found.Help is { } help ? $"help: {help}" : "",
        }.Where(line => line.Length > 0));
        return new(name, found.Severity == Severity.Info ? "system-out" : "failure", found.Message, text);
    }

    private static void WriteCounts(XmlWriter xml, string name, IEnumerable<Case> cases)
    {
        var kinds = cases.Select(one => one.Kind).ToArray();
        Attribute(xml, "name", name);
        Attribute(xml, "tests", Number(kinds.Length));
        Attribute(xml, "failures", Number(kinds.Count(kind => kind == "failure")));
        Attribute(xml, "errors", Number(kinds.Count(kind => kind == "error")));
    }

    private static void Write(XmlWriter xml, string path, Case one)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", one.Name);
        Attribute(xml, "classname", path);
        if (one.Kind.Length > 0)
        {
            xml.WriteStartElement(one.Kind);
            if (one.Kind != "system-out")
            {
                Attribute(xml, "message", one.Message);
            }

            xml.WriteString(XmlText.Clean(one.Text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlText.Clean(value));

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A case.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">The element in it: <c>failure</c>, <c>error</c>, <c>skipped</c>, <c>system-out</c>, or empty for none.</param>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Text">The same with all that belongs to it.</param>
    private sealed record Case(string Name, string Kind, string Message, string Text);
}
