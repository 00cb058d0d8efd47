using System.Collections.Immutable;
using ProxyFixer.Reports;

namespace ProxyFixer.Proof;

/// <summary>What <c>verify</c> has to say.</summary>
/// <param name="Services">What was found out about each gateway.</param>
/// <param name="Display">Gives a path as it is shown.</param>
public sealed record ProofReport(ImmutableArray<ServiceProof> Services, Func<string, string> Display)
{
    private IEnumerable<Check> Checks => Services.SelectMany(service => service.Checks);

    /// <summary>Whether something is not as it should be.</summary>
    public bool HasFailed => Checks.Any(check => check.Outcome == CheckOutcome.Failed);

    /// <summary>Whether all was checked that should be; false also where there is nothing to check.</summary>
    public bool IsComplete => Checks.Any() && Checks.All(check => check.Outcome != CheckOutcome.NotChecked);

    /// <summary>Writes the report as JSON (schema 1).</summary>
    /// <param name="output">Where to.</param>
    public void WriteJson(TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.Map("summary", () =>
            {
                json.Member("passed", Count(CheckOutcome.Passed));
                json.Member("failed", Count(CheckOutcome.Failed));
                json.Member("notChecked", Count(CheckOutcome.NotChecked));
                json.Member("notNeeded", Count(CheckOutcome.NotNeeded));
            });
            json.List("services", Services, service => json.Map(() => WriteService(json, service)));
        });
    }

    /// <summary>Writes the report for people.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="style">Colours.</param>
    public void WriteText(TextWriter output, AnsiStyle style)
    {
        foreach (var service in Services)
        {
            var gateway = service.Gateway;
            var versions = new[] { gateway.Version is { } openclaw ? $"OpenClaw {openclaw}" : null, gateway.Node?.Version is { } node ? $"Node {node}" : null }.OfType<string>().ToArray();
            output.Write($"{style.Bold(Printable.Of(gateway.Service.Name))} ({Printable.Of(gateway.Service.ScopeWords)}){(versions.Length == 0 ? "" : ": " + string.Join(", ", versions))}\n");
            foreach (var check in service.Checks)
            {
                WriteCheck(output, check, style);
            }

            output.Write("\n");
        }
    }

    private static void WriteCheck(TextWriter output, Check check, AnsiStyle style)
    {
        var message = check.Outcome switch
        {
            CheckOutcome.NotChecked => "not checked, because " + check.Message,
            CheckOutcome.NotNeeded => "nothing to check, because " + check.Message,
            _ => check.Message,
        };
        output.Write($"  {Mark(check.Outcome, style)} {check.Name,-8} {Printable.Of(message)}\n");
        foreach (var line in check.Evidence.Concat(Rows(check.Table)))
        {
            output.Write($"             {style.Faint(Printable.Of(line))}\n");
        }

        foreach (var next in check.Next)
        {
            output.Write($"             next: {Printable.Of(next)}\n");
        }
    }

    private static IEnumerable<string> Rows(CheckTable? table)
    {
        if (table is null)
        {
            return [];
        }

        ImmutableArray<ImmutableArray<string>> rows = [table.Columns, .. table.Rows];
        var widths = table.Columns.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Mark(CheckOutcome outcome, AnsiStyle style) => outcome switch
    {
        CheckOutcome.Passed => style.Good("✔"),
        CheckOutcome.Failed => style.Bad("✘"),
        CheckOutcome.NotChecked => "?",
        _ => "–",
    };

    private void WriteService(JsonOutput json, ServiceProof service)
    {
        var gateway = service.Gateway;
        json.Member("unit", gateway.Service.Name);
        json.Member("scope", gateway.Service.Scope);
        json.Member("path", gateway.Service.Path is { } path ? Display(path) : null);
        json.Member("openclaw", gateway.Version?.ToString());
        json.Map("node", () =>
        {
            json.Member("path", gateway.Node?.Path);
            json.Member("version", gateway.Node?.Version?.ToString());
        });
        json.List("checks", service.Checks, check => json.Map(() =>
        {
            json.Member("name", check.Name);
            json.Member("outcome", WordFor(check.Outcome));
            json.Member("message", check.Message);
            json.List("evidence", check.Evidence);
            json.List("rows", check.Table?.Rows ?? [], row => json.Map(() =>
            {
                foreach (var (column, cell) in check.Table!.Columns.Zip(row))
                {
                    json.Member(column, cell);
                }
            }));
            json.List("next", check.Next);
        }));
    }

    private int Count(CheckOutcome outcome) => Checks.Count(check => check.Outcome == outcome);

    private static string WordFor(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "failed",
        CheckOutcome.NotChecked => "not-checked",
        _ => "not-needed",
    };
}
