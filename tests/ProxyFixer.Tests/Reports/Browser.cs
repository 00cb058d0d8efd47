using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>Debian's Chromium without a window: shows pages at several widths and answers what it sees.</summary>
internal static partial class Browser
{
    /// <summary>Shows pages, each in a frame of each width, and runs a function in all of them. The network is not there.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="widths">Widths in pixels.</param>
    /// <param name="ask">A function of JavaScript from a frame's window to what is to be told.</param>
    /// <param name="isDark">Whether the user wants dark pages.</param>
    /// <returns>The answers: of the first page at each width, of the second, and so on.</returns>
    public static JsonArray Ask(IEnumerable<string> pages, int[] widths, string ask, bool isDark)
    {
        ExternalTool.Require("chromium");
        using var folder = new TemporaryFolder();
        var frames = pages.SelectMany(page => widths.Select(width => $"<iframe width='{width}' height='900' srcdoc=\"{page.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)}\"></iframe>"));
        var wrapper = folder.Write("wrapper.html", $$"""
            <!DOCTYPE html><meta charset="utf-8"><body>{{string.Concat(frames)}}<pre id="answers"></pre><script>
            onload = () => { answers.textContent = JSON.stringify([...document.querySelectorAll('iframe')].map(frame => ({{ask}})(frame.contentWindow))); };
            </script></body>
            """);
        var run = ExternalTool.Run("chromium", [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder.Path, "profile")}",
            $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--window-size=1400,900", "--dump-dom", "file://" + wrapper,
        ], folder.Path);
        var answers = Answers().Match(run.Output);
        Assert.True(answers.Success, run.Error);
        return JsonNode.Parse(System.Net.WebUtility.HtmlDecode(answers.Groups[1].Value))!.AsArray();
    }

    [GeneratedRegex("""<pre id="answers">(\[.*\])</pre>""")]
    private static partial Regex Answers();
}
