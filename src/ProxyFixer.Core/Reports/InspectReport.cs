using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>What <c>inspect</c> has to say of one file.</summary>
/// <param name="Path">As it is shown.</param>
/// <param name="Kind">The file's kind.</param>
/// <param name="Errors">In file order; the path of an error in another file, else null.</param>
/// <param name="Value">What was read.</param>
/// <param name="Environment">What the file adds to its reader's environment; null where the kind has no such thing.</param>
/// <param name="ShowsAll">Whether secrets are shown.</param>
public sealed record InspectReport(
    string Path,
    string Kind,
    ImmutableArray<(string? Path, int Line, int Column, string Message)> Errors,
    Node Value,
    ImmutableSortedDictionary<string, string>? Environment,
    bool ShowsAll)
{
    /// <summary>Writes the report as JSON (schema 1).</summary>
    /// <param name="output">Where to.</param>
    public void WriteJson(TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.Member("path", Path);
            json.Member("kind", Kind);
            json.List("errors", Errors, error => json.Map(() =>
            {
                if (error.Path is not null)
                {
                    json.Member("path", error.Path);
                }

                json.Member("line", error.Line);
                json.Member("column", error.Column);
                json.Member("message", error.Message);
            }));
            json.Name("value");
            var maskName = MaskNames();
            new NodeJson(json, IsListOfNames ? MaskOfPairs(maskName) : Mask, maskName).Write(Value);
            if (Environment is not null)
            {
                json.Map("env", () => Environment.ToList().ForEach(pair => json.Member(maskName(pair.Key), Mask(pair.Key, pair.Value))));
            }
        });
    }

    /// <summary>Writes the report for people: kind, errors, then one value a line.</summary>
    /// <param name="output">Where to.</param>
    public void WriteText(TextWriter output)
    {
        output.Write(Printable.Of($"{Path}: {Kind}\n"));
        foreach (var error in Errors)
        {
            output.Write(Printable.Of(string.Create(CultureInfo.InvariantCulture, $"{error.Path ?? Path}:{error.Line}:{error.Column}: {error.Message}\n")));
        }

        var maskName = MaskNames();
        foreach (var (name, value) in Lines(maskName))
        {
            output.Write(Printable.Of($"{name} = {value}\n"));
        }

        foreach (var (name, value) in Environment ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            output.Write(Printable.Of($"adds to the environment: {maskName(name)}={Mask(name, value)}\n"));
        }
    }

    private bool IsUnit => FormatCatalog.OfKind(Kind) is SystemdUnitFormat;

    private bool IsListOfNames => IsUnit || Kind == "javascript";

    private IEnumerable<(string Name, string Value)> Lines(Func<string, string> maskName)
    {
        var mask = IsListOfNames ? MaskOfPairs(maskName) : Mask;
        return IsUnit ? LinesOfUnit(maskName) : NodeText.Lines(Value, maskName).Select(line => (line.Name, mask(line.Owner, line.Value)));
    }

    private IEnumerable<(string Name, string Value)> LinesOfUnit(Func<string, string> maskName) =>
        from section in Value is ObjectNode unit ? unit.Members : []
        from line in section.Value is ListNode list ? list.Items : []
        let texts = NodeText.Lines(line, name => name).ToDictionary(text => text.Name, text => text.Value, StringComparer.Ordinal)
        select ($"{maskName(section.Name)}.{maskName(texts["key"])}", Mask(texts["key"], texts["value"]));

    // Lines of a unit and headers are objects with a member that holds a name, and behind it one that holds the value.
    private Func<string, string, string> MaskOfPairs(Func<string, string> maskName)
    {
        var last = "";
        return (name, value) => name switch
        {
            "key" or "name" => maskName(last = value),
            "value" => Mask(last, value),
            "function" => maskName(value),
            "shape" => value,
            _ => Mask(name, value),
        };
    }

    // Names that are hidden stay different from each other.
    private Func<string, string> MaskNames()
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal);
        return name => ShowsAll || Secrets.MaskName(name) == name ? name
            : CollectionsMarshal.GetValueRefOrAddDefault(hidden, name, out _) ??= hidden.Count == 1 ? Secrets.Hidden : string.Create(CultureInfo.InvariantCulture, $"{Secrets.Hidden}{hidden.Count}");
    }

    private string Mask(string name, string value) => ShowsAll ? value : Secrets.Mask(name, value);
}
