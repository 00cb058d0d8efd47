using System.Text.RegularExpressions;

namespace ProxyFixer.Plans;

/// <summary>
/// Finds lines that were printed for eyes: a value that was hidden there must never be written into a file. Who takes the notice out of a
/// masked patch has not got the values back.
/// </summary>
internal static partial class MaskedLines
{
    /// <summary>How the first line of a masked patch begins.</summary>
    public const string Notice = "# masked:";

    /// <summary>Refuses files with such lines.</summary>
    /// <param name="source">The patch.</param>
    /// <param name="files">What it does.</param>
    /// <param name="isPlan">Whether this program made it; then also what stands alone counts.</param>
    /// <exception cref="ProxyFixerException">A value is hidden (exit status 2).</exception>
    public static void Check(PatchSource source, IEnumerable<PlannedFile> files, bool isPlan)
    {
        foreach (var hunk in files.SelectMany(file => file.Hunks))
        {
            // What is removed must stand in the file to the byte, and so the asterisks are its own.
            var isOwn = hunk.Lines.Any(line => line.Mark == '-' && IsMasked(line, isPlan));
            if (!isOwn && hunk.Lines.FirstOrDefault(line => line.Mark == '+' && IsMasked(line, isPlan)) is { Line: > 0 } masked)
            {
                throw source.Error(masked.Line - 1, "*** stands for a value that was hidden, and would be written as it is; "
                    + "make an exact patch with diff --output FILE");
            }
        }
    }

    private static bool IsMasked(PatchLine line, bool isPlan) =>
        line.Text.Span.Contains("***", StringComparison.Ordinal)
        && (Value().IsMatch(line.Text.Span) || (isPlan && Alone().IsMatch(line.Text.Span)));

    [GeneratedRegex("""[=:]\s*["'`]?\*\*\*(?!\*)|(?<!\*)\*\*\*@|["'`]\*\*\*["'`]|\bBearer \*\*\*""")]
    private static partial Regex Value();

    [GeneratedRegex(@"(?<![*/])\*\*\*(?![*/])")]
    private static partial Regex Alone();
}
