using System.Globalization;
using System.Text;

namespace ProxyFixer.Patches;

/// <summary>
/// Writes patches in the form that <c>git apply</c> and <c>patch -p1</c> read (GNU diffutils manual, "Detailed Description of
/// Unified Format"; git-diff(1), "Generating patch text", for quoted names).
/// </summary>
public static class UnifiedDiff
{
    private const string NoNewline = "\n\\ No newline at end of file\n";

    /// <summary>Writes patches.</summary>
    /// <param name="patches">In the order to print.</param>
    /// <param name="display">Gives a path as it is shown: relative to the root or the working folder, else absolute.</param>
    /// <param name="mask">Gives the text to print for a line of a patch; null prints every line as it is.</param>
    /// <param name="comment">Gives the comment lines before a file; null for the reasons and the hash of the file.</param>
    /// <returns>The diff; empty where there is no patch.</returns>
    public static string Render(
        IEnumerable<FilePatch> patches, Func<string, string> display, LineMask? mask = null, Func<FilePatch, string>? comment = null)
    {
        var output = new StringBuilder();
        foreach (var patch in patches)
        {
            output.Append(comment is null ? Comment(patch) : comment(patch));
            RenderFile(output, patch, display(patch.Path), mask);
        }

        return output.ToString();
    }

    private static string Comment(FilePatch patch) =>
        string.Concat(patch.Reasons.Select(reason => $"# {reason.Rule.Id} {reason.Severity.ToString().ToLowerInvariant()}: {OneLine(reason.Message)}\n"))
        + $"# sha256 before: {patch.Before?.Sha256 ?? "none (new file)"}\n";

    private static void RenderFile(StringBuilder output, FilePatch patch, string path, LineMask? mask)
    {
        output.Append("--- ").Append(patch.Before is null ? "/dev/null" : Name("a/", path)).Append('\n');
        output.Append("+++ ").Append(patch.After is null ? "/dev/null" : Name("b/", path)).Append('\n');
        foreach (var hunk in Hunk.Between(patch.Before?.Text ?? "", patch.After?.Text ?? ""))
        {
            RenderHunk(output, patch, hunk, mask);
        }
    }

    private static void RenderHunk(StringBuilder output, FilePatch patch, Hunk hunk, LineMask? mask)
    {
        output.Append(CultureInfo.InvariantCulture, $"@@ -{Range(hunk.OldStart, hunk.OldCount)} +{Range(hunk.NewStart, hunk.NewCount)} @@\n");
        foreach (var line in hunk.Lines)
        {
            var text = mask is null ? line.Text : mask(patch, line);
            output.Append(line.Mark).Append(text.EndsWith('\n') ? text : text + NoNewline);
        }
    }

    private static string Range(int start, int count) => count switch
    {
        0 => $"{start},0",
        1 => $"{start + 1}",
        _ => $"{start + 1},{count}",
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    // git and patch (2.7 on) read a C-style quoted name; a name with a blank gets a TAB behind it, as git writes it.
    private static string Name(string side, string path)
    {
        var quoted = PatchName.Quote(side + path.TrimStart('/'));
        return quoted.StartsWith('"') || !quoted.Contains(' ', StringComparison.Ordinal) ? quoted : quoted + "\t";
    }
}

/// <summary>Gives the text to print for a line.</summary>
/// <param name="patch">The patch the line belongs to.</param>
/// <param name="line">The line.</param>
/// <returns>The line with its end, secret values replaced.</returns>
public delegate string LineMask(FilePatch patch, HunkLine line);
