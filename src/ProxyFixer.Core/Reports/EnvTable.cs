using System.Globalization;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>The environment of services as a table for people.</summary>
/// <param name="report">What to show.</param>
/// <param name="style">Colours.</param>
public sealed class EnvTable(EnvReport report, AnsiStyle style)
{
    private const int WidestValue = 60;

    /// <summary>Writes the tables of all services.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        foreach (var gateway in report.Gateways)
        {
            WriteHead(output, gateway);
            if (gateway.Service.Starts)
            {
                WriteStart(output, gateway);
                WriteLate(output, gateway);
                WriteVerdict(output, gateway);
            }

            WriteWarnings(output, gateway);
        }
    }

    private void WriteHead(TextWriter output, Gateway gateway)
    {
        var service = gateway.Service;
        output.Write($"{style.Bold(Printable.Of(service.Name))} ({Printable.Of(service.ScopeWords)})\n");
        output.Write($"  {service.PathWord}      {(service.Path is { } path ? Printable.Of(report.Display(path)) : "none")}\n");
        foreach (var dropIn in service.DropIns)
        {
            output.Write($"  drop-in   {Printable.Of(report.Display(dropIn))}\n");
        }

        if (gateway.Node is { } node)
        {
            output.Write($"  node      {Printable.Of($"{node.Path}, {(node.Version is { } version ? $"version {version} ({node.Basis})" : node.Basis)}")}\n");
        }

        if (gateway.StartsOpenClaw)
        {
            output.Write($"  openclaw  {gateway.Version?.ToString() ?? "version not known"}{(gateway.Install is { } install ? ", " + Printable.Of(report.Display(install.Package.Folder)) : "")}\n");
        }

        if (gateway.Command.Unseen is { } unseen && gateway.Service.Starts)
        {
            output.Write($"  note      {Printable.Of(unseen)}\n");
        }

        if (gateway.Failure is { } failure)
        {
            output.Write($"  {style.Bad("does not start")}: {Printable.Of(report.Mask(failure.Message))}{Place(failure.Location)}\n");
        }
    }

    private void WriteStart(TextWriter output, Gateway gateway)
    {
        output.Write("\n  Starts with:\n");
        var rows = gateway.Service.Variables.Values.ToArray();
        var width = rows.Select(row => row.Name.Length).DefaultIfEmpty(0).Max();
        var values = rows.Select(row => Short(row.Name, row.Value)).ToArray();
        var valueWidth = values.Select(value => value.Length).DefaultIfEmpty(0).Max();
        foreach (var (row, value) in rows.Zip(values))
        {
            output.Write($"    {Printable.Of(row.Name).PadRight(width)}  {value.PadRight(valueWidth)}  {style.Faint(row.Where is null ? row.Source : Place(row.Where)[2..^1])}\n");
            foreach (var overridden in report.IsVerbose ? row.Overridden.Reverse() : [])
            {
                output.Write($"    {"".PadRight(width)}  {style.Faint($"beats {Short(overridden.Name, overridden.Value)}{Place(overridden.Where)}")}\n");
            }
        }
    }

    private void WriteLate(TextWriter output, Gateway gateway)
    {
        if (!gateway.StartsOpenClaw || gateway.Late.Variables.IsEmpty)
        {
            return;
        }

        output.Write("\n  Added late, by OpenClaw itself; NODE_USE_ENV_PROXY has no effect here, because Node has decided by then:\n");
        var width = gateway.Late.Variables.Max(late => late.Name.Length);
        foreach (var late in gateway.Late.Variables)
        {
            output.Write($"    {Printable.Of(late.Name).PadRight(width)}  {Short(late.Name, late.Value)}  {style.Faint(Place(late.Location)[2..^1])}{Counts(late)}\n");
        }
    }

    private static string Counts(LateVariable late) =>
        !late.Arrives ? $"  does not count: {Printable.Of(late.Why)}"
        : late.Doubt is null ? ""
        : $"  may not count: {Printable.Of(late.Doubt)}";

    private void WriteVerdict(TextWriter output, Gateway gateway)
    {
        if (gateway.Command.Node is null || gateway.MissingProgram is not null)
        {
            return;
        }

        var now = gateway.Predict(gateway.Environment);
        var route = now.Route(NodeClient.Fetch, Gateway.CodexAddress);
        output.Write($"\n  {(now.Startup.Kind == StartupKind.Crashes ? style.Bad("Node does not start") : "Node starts")}: {Printable.Of(now.Startup.Reason)}\n");
        output.Write($"  fetch to {new Uri(Gateway.CodexAddress).Host}, by Node alone: {route.Kind.ToString().ToLowerInvariant()}; {Printable.Of(route.Reason)}\n");
        if (gateway.StartsOpenClaw)
        {
            output.Write($"  OpenClaw: {Printable.Of(gateway.NeedsSwitch.Reason)}\n");
        }
    }

    private void WriteWarnings(TextWriter output, Gateway gateway)
    {
        foreach (var warning in ServiceWarning.WithoutTwins(gateway.Service.Warnings))
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"  {style.Of(Diagnostics.Severity.Warning)} {Printable.Of($"{report.Display(warning.Path)}:{warning.Line}: {report.Mask(warning)}")}\n"));
        }

        output.Write("\n");
    }

    private string Place(Location? where) => where is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({Printable.Of(report.Display(where.Path))}:{where.Start.Line})");

    // One line a variable, whatever its value holds.
    private string Short(string name, string value)
    {
        var text = string.Concat(Printable.Of(report.Mask(name, value)).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
        return text.Length > WidestValue && !report.IsVerbose ? text[..(WidestValue - 1)] + "…" : text;
    }
}
