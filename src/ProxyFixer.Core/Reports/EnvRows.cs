using System.Globalization;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>Variables below the file that gives them, which is named once; each with its line.</summary>
/// <param name="report">Masks values and shows paths.</param>
/// <param name="style">Colours.</param>
internal sealed class EnvRows(EnvReport report, AnsiStyle style)
{
    private const int UsualWidth = 80;

    /// <summary>Writes rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows; files keep the order of their first row, what no file gives comes last.</param>
    public void Write(TextWriter output, IReadOnlyList<EnvRow> rows)
    {
        var nameWidth = rows.Max(row => Printable.Of(row.Name).Length);
        var lineWidth = rows.Max(row => Line(row.Where).Length);
        foreach (var group in rows.GroupBy(row => row.Where?.Path ?? "").OrderBy(group => group.Key.Length == 0))
        {
            output.Write($"    {style.Faint(Printable.Of(group.Key.Length == 0 ? string.Join(", ", group.Select(row => row.Source).Distinct()) : report.Display(group.Key)))}\n");
            foreach (var row in group)
            {
                Write(output, row, $"      {style.Faint(Line(row.Where).PadLeft(lineWidth))}  ", nameWidth);
            }
        }
    }

    private void Write(TextWriter output, EnvRow row, string head, int nameWidth)
    {
        var indent = AnsiStyle.Length(head);
        var room = (report.Width == 0 ? UsualWidth : report.Width) - indent - nameWidth - 2;
        output.Write($"{head}{Printable.Of(row.Name).PadRight(nameWidth)}  {Short(row.Name, row.Value, room)}\n");
        var notes = (report.IsVerbose ? row.Overridden.Select(one => $"beats {Short(one.Name, one.Value, int.MaxValue)} of {Place(one.Where, one.Source)}") : [])
            .Concat(row.Doubt is { } doubt ? [Printable.Of(doubt)] : []);
        foreach (var line in notes.SelectMany(note => LineBreaks.Of(new(' ', indent + 2), indent + 2, note, report.Width)))
        {
            output.Write(style.Faint(line) + "\n");
        }
    }

    private static string Line(Location? where) => where is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{where.Start.Line}");

    private string Place(Location? where, string source) => where is null ? source : Printable.Of(report.Display(where.Path)) + Line(where);

    // One line a variable, whatever its value holds.
    private string Short(string name, string value, int room)
    {
        var text = string.Concat(Printable.Of(report.Mask(name, value)).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
        var most = Math.Max(room, 8);
        return text.Length > most && !report.IsVerbose ? text[..(most - 1)] + "…" : text;
    }
}
