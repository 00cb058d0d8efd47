using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Html;

/// <summary>A chain as a drawing (SVG). The style sheet gives it its colours, so that it fits light, dark and paper.</summary>
/// <param name="html">Where to.</param>
/// <param name="findings">Gives the findings their numbers.</param>
internal sealed class ChainPicture(HtmlWriter html, NumberedFindings findings)
{
    private const int MostBadges = 5;
    private const int LettersOfTitle = 21;
    private const int LettersOfLine = 23;

    /// <summary>Draws a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="layout">Where its parts are.</param>
    /// <param name="name">What the picture is called by who cannot see it.</param>
    public void Write(CauseChain chain, ChainLayout layout, string name)
    {
        var (width, height) = layout.Size(chain.Way is ChainWay.PastProxy or ChainWay.Direct);
        html.Element("svg", "chain " + layout.Name, () =>
        {
            WriteWires(chain.Way, layout);
            foreach (var (i, station) in chain.Stations.Index())
            {
                WriteStation(station, layout[i]);
            }
        }, ("viewBox", Text($"0 0 {width} {height}")), ("role", "img"), ("aria-label", name));
    }

    private void WriteWires(ChainWay way, ChainLayout layout)
    {
        Mood[] moods = way switch
        {
            ChainWay.ThroughProxy => [Mood.Good, Mood.Good, Mood.Good, Mood.Good],
            ChainWay.PastProxy or ChainWay.Direct => [Mood.Plain, Mood.Plain, Mood.Off, Mood.Off],
            ChainWay.Fails => [Mood.Plain, Mood.Plain, Mood.Bad, Mood.Off],
            ChainWay.NotStarted => [Mood.Bad, Mood.Off, Mood.Off, Mood.Off],
            _ => [Mood.Plain, Mood.Plain, Mood.Open, Mood.Open],
        };
        foreach (var (i, mood) in moods.Index())
        {
            WriteWire(layout, i, mood);
        }

        if (way is ChainWay.PastProxy or ChainWay.Direct)
        {
            WriteBypass(layout, way == ChainWay.PastProxy ? Mood.Bad : Mood.Plain, way == ChainWay.PastProxy ? "directly, past the proxy" : "directly");
        }
    }

    private void WriteWire(ChainLayout layout, int station, Mood mood)
    {
        var (from, to) = layout.Wire(station);
        html.Element("g", "wire " + Word(mood), () =>
        {
            Path("line", Text($"M{from.X} {from.Y}L{to.X} {to.Y}"));
            Path("head", layout.Head(to));
            if (mood == Mood.Bad)
            {
                var (x, y) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
                Path("cross", Text($"M{x - 8} {y - 8}l14 16m0 -16l-14 16"));
            }
        });
    }

    private void WriteBypass(ChainLayout layout, Mood mood, string label)
    {
        const int OpenClaw = (int)StationKind.OpenClaw;
        var (path, end, at) = layout.Bypass(OpenClaw);
        html.Element("g", "wire bypass " + Word(mood), () =>
        {
            Path("line", path);
            Path("head", layout.BypassHead(end));
            html.Element(
                "text", "label", label,
                ("x", Number(at.X)), ("y", Number(at.Y)), ("text-anchor", layout.Label.Anchor),
                ("transform", layout.Label.Turn == 0 ? null : Text($"rotate({layout.Label.Turn} {at.X} {at.Y})")));
        });
    }

    private void WriteStation(ChainStation station, (int X, int Y, int Width, int Height) box) => html.Element("g", "station " + Word(station.Mood), () =>
    {
        html.Element("title", "", string.Join("\n", [$"{Heading(station.Kind)}: {station.Title}", .. station.Lines]));
        html.Element("rect", "", "", ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", "12"));
        Line("heading", box.X + 14, box.Y + 25, Heading(station.Kind));
        Line("title", box.X + 14, box.Y + 47, Fit(station.Title, LettersOfTitle));
        foreach (var (i, line) in station.Lines.Index())
        {
            Line("detail", box.X + 14, box.Y + 66 + (i * 16), Fit(line, LettersOfLine));
        }

        WriteBadges(station.Findings, box.X + box.Width, box.Y);
    });

    // Beside each other on the upper edge, the gravest at the left.
    private void WriteBadges(ImmutableArray<Diagnostic> found, int right, int top)
    {
        var shown = found.Length > MostBadges ? found[..(MostBadges - 1)] : found;
        var places = shown.Length + (found.Length > shown.Length ? 1 : 0);
        for (var i = 0; i < places; i++)
        {
            var x = right - 20 - ((places - 1 - i) * 26);
            if (i == shown.Length)
            {
                WriteBadge(found[i], x, top, "…");
                continue;
            }

            WriteBadge(shown[i], x, top, findings.NumberOf(shown[i]));
        }
    }

    private void WriteBadge(Diagnostic found, int x, int y, string text) => html.Element("a", "badge " + found.Severity.Word(), () =>
    {
        html.Element("title", "", found.Rule.Title);
        html.Element("circle", "", "", ("cx", Number(x)), ("cy", Number(y)), ("r", "11"));
        html.Element("text", "", text, ("x", Number(x)), ("y", Number(y + 4)), ("text-anchor", "middle"));
    }, ("href", "#" + findings.IdOf(found)));

    private void Line(string kind, int x, int y, string text) => html.Element("text", kind, text, ("x", Number(x)), ("y", Number(y)));

    private void Path(string kind, string path) => html.Element("path", kind, "", ("d", path));

    private static string Heading(StationKind kind) => kind switch
    {
        StationKind.Files => "FILE",
        StationKind.Node => "NODE",
        StationKind.OpenClaw => "OPENCLAW",
        StationKind.Proxy => "PROXY",
        _ => "MODEL",
    };

    private static string Word(Mood mood) => mood.ToString().ToLowerInvariant();

    private static string Fit(string text, int letters) =>
        text.Length <= letters ? text : $"{text[..(letters / 2)]}…{text[^((letters - 1) / 2)..]}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
