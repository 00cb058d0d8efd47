using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProxyFixer.Benchmarks.Docs;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The picture of the benchmarks: what it shows can be read, and is what was measured.</summary>
public sealed partial class SpeedPictureTests
{
    private const double Character = 7; // of 13 pixels: wider than the common fonts have it
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Measurement[] Rows =
    [
        Row("`--version`", 0.13, 0.2, "hello"),
        Row("`lint`, a name that is much longer than what stands in the page today, with <tags> & \"quotes\"", 2.5, 0.35, "hello"),
        Row("`lint PATH`", 0.001, 4, "`rg -uu` in a folder <whose> name is as long as anybody could wish it to be in a title above a few bars of a picture"),
    ];

    [Fact]
    public void Each_row_has_its_bar_and_its_goal_on_the_scale_of_its_group()
    {
        var picture = Draw();
        var (bars, goals) = (picture.Elements(Svg + "rect").Skip(1).ToArray(), picture.Elements(Svg + "line").ToArray());
        Assert.Equal(Rows.Length, bars.Length);
        Assert.Equal(Rows.Length, goals.Length);
        Assert.Equal(["bar", "over", "bar"], bars.Select(bar => (string)bar.Attribute("class")!));
        for (var i = 0; i < Rows.Length; i++)
        {
            var length = (Number(goals[i], "x1") - Number(bars[i], "x")) / Rows[i].Goal * Rows[i].Ratio;
            Assert.Equal(length!.Value, Number(bars[i], "width"), 0.2);
        }

        Assert.Equal(Number(bars[0], "width") / 0.13, Number(bars[1], "width") / 2.5, 0.5);
    }

    [Fact]
    public void Words_are_escaped_and_whole()
    {
        var texts = Draw().Elements(Svg + "text").Select(text => text.Value).ToArray();
        Assert.All(Rows, row => Assert.Contains(row.Name.Replace("`", "", StringComparison.Ordinal), texts));
        Assert.Contains("2.50 (goal 0.35)", texts);
        Assert.Contains("made <today> & here", texts);
    }

    [Fact]
    public void Nothing_overlaps_or_leaves_the_picture()
    {
        var picture = Draw();
        var size = ((string)picture.Attribute("viewBox")!).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var boxes = picture.Elements(Svg + "text").Select(Box).Concat(picture.Elements(Svg + "rect").Skip(1).Select(Box)).ToArray();
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= size[2] && box.Bottom <= size[3], $"{box} is outside"));
        var overlaps = from i in Enumerable.Range(0, boxes.Length)
                       from other in boxes[(i + 1)..]
                       let box = boxes[i]
                       where box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom
                       select $"{box} and {other}";
        Assert.Empty(overlaps);
    }

    [Fact]
    public void Picture_and_table_of_the_page_show_the_same_numbers()
    {
        var texts = XDocument.Load(Path.Combine(Repository.Root, "docs/pictures/speed.svg")).Root!.Elements(Svg + "text").Select(text => text.Value).ToArray();
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/benchmarks.md"));
        var table = page[page.IndexOf("<!-- runs: ", StringComparison.Ordinal)..page.IndexOf("<!-- end of runs -->", StringComparison.Ordinal)];
        var rows = GoalRow().Matches(table);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, texts.Count(text => text.Contains(" (goal ", StringComparison.Ordinal)));
        Assert.All(rows, row =>
        {
            var name = Array.IndexOf(texts, row.Groups["name"].Value.Replace("`", "", StringComparison.Ordinal));
            Assert.True(name >= 0, row.Value);
            Assert.Equal($"{row.Groups["ratio"].Value} (goal {row.Groups["goal"].Value})", texts[name + 1]);
        });
        Assert.StartsWith(Date().Match(table).Value, texts[^1], StringComparison.Ordinal);
    }

    private static XElement Draw() => XDocument.Parse(SpeedPicture.Of(Rows, "made <today> & here")).Root!;

    private static Measurement Row(string name, double ratio, double goal, string against) => new("runs", name, 0.01) { Ratio = ratio, Goal = goal, Against = against };

    private static (double Left, double Top, double Right, double Bottom) Box(XElement element)
    {
        var (x, y) = (Number(element, "x"), Number(element, "y"));
        return element.Name == Svg + "rect"
            ? (x, y, x + Number(element, "width"), y + Number(element, "height"))
            : (x, y - 11, x + element.Value.Length * Character, y + 4);
    }

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    // | what | ms | least | most | ratio | ≤ goal | …
    [GeneratedRegex(@"^\| (?<name>[^|]*?) *\|(?:[^|]*\|){3} *(?<ratio>[0-9.]+) \| +≤ (?<goal>[0-9.]+) \|", RegexOptions.Multiline)]
    private static partial Regex GoalRow();

    [GeneratedRegex("Measured on [0-9-]{10} with [a-z ]+")]
    private static partial Regex Date();
}
