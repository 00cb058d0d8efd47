using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>The environment of services for people: first what comes of it, then the variables that decide, then all others.</summary>
/// <param name="report">What to show.</param>
/// <param name="style">Colours.</param>
public sealed class EnvTable(EnvReport report, AnsiStyle style)
{
    private const int Indent = 12;
    private static readonly string[] Deciding = [NodeSwitch.Variable, "NODE_OPTIONS", "NODE_EXTRA_CA_CERTS", "OPENCLAW_PROXY_URL"];

    /// <summary>Writes the tables of all services.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        foreach (var gateway in report.Gateways)
        {
            WriteHead(output, gateway);
            if (gateway.Service.Starts)
            {
                WriteVariables(output, gateway);
            }

            WriteWarnings(output, gateway);
            output.Write("\n");
        }
    }

    private static bool Decides(string name) => ProxyVariables.Has(name) || Deciding.Contains(name);

    private void WriteHead(TextWriter output, Gateway gateway)
    {
        var service = gateway.Service;
        output.Write($"{style.Bold(Printable.Of(service.Name))} ({Printable.Of(service.ScopeWords)})\n");
        if (gateway.Failure is { } failure)
        {
            Row(output, "verdict", $"{style.Bad("does not start")}: {Printable.Of(report.Mask(failure.Message))}{Place(failure.Location)}");
        }
        else if (new EnvVerdict(gateway, style).Text is { } verdict)
        {
            Row(output, "verdict", verdict);
        }

        Row(output, service.PathWord, service.Path is { } path ? Printable.Of(report.Display(path)) : "none");
        foreach (var dropIn in service.DropIns)
        {
            Row(output, "drop-in", Printable.Of(report.Display(dropIn)));
        }

        if (gateway.Node is { } node)
        {
            Row(output, "node", Printable.Of($"{node.Path}, {(node.Version is { } version ? $"version {version} ({node.Basis})" : node.Basis)}"));
        }

        if (gateway.StartsOpenClaw)
        {
            Row(output, "openclaw", $"{gateway.Version?.ToString() ?? "version not known"}{(gateway.Install is { } install ? ", " + Printable.Of(report.Display(install.Package.Folder)) : "")}");
        }

        if (gateway.Command.Unseen is { } unseen && gateway.Service.Starts)
        {
            Row(output, "note", Printable.Of(unseen));
        }
    }

    private void WriteVariables(TextWriter output, Gateway gateway)
    {
        var rows = gateway.Service.Variables.Values.Select(variable => new EnvRow(variable)).ToLookup(row => Decides(row.Name));
        WriteSection(output, "Starts with these proxy settings:", rows[true]);
        if (gateway.StartsOpenClaw && !gateway.Late.Variables.IsEmpty)
        {
            var who = gateway.Late.Variables.Any(late => late.Source == LateSource.NodeFile) ? "OpenClaw and by Node" : "OpenClaw itself";
            WriteSection(
                output,
                $"Added late, by {who}; {NodeSwitch.Variable} has no effect here, because Node has decided by then:",
                gateway.Late.Variables.Select(late => new EnvRow(late)));
        }

        WriteSection(output, rows[true].Any() ? "Starts with these others:" : "Starts with no proxy setting, and with these:", rows[false]);
    }

    private void WriteSection(TextWriter output, string title, IEnumerable<EnvRow> rows)
    {
        if (!rows.Any())
        {
            return;
        }

        output.Write("\n");
        Paragraph(output, "  ", 2, title);
        new EnvRows(report, style).Write(output, [.. rows]);
    }

    private void WriteWarnings(TextWriter output, Gateway gateway)
    {
        foreach (var warning in ServiceWarning.WithoutTwins(gateway.Service.Warnings))
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{report.Display(warning.Path)}:{warning.Line}: {report.Mask(warning)}");
            Paragraph(output, $"  {style.Of(Severity.Warning)} ", 4, Printable.Of(text));
        }
    }

    private void Row(TextWriter output, string word, string text) => Paragraph(output, $"  {word}".PadRight(Indent), Indent, text);

    private void Paragraph(TextWriter output, string head, int indent, string text)
    {
        foreach (var line in LineBreaks.Of(head, indent, text, report.Width))
        {
            output.Write(line + "\n");
        }
    }

    private string Place(Location? where) => where is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({Printable.Of(report.Display(where.Path))}:{where.Start.Line})");
}
