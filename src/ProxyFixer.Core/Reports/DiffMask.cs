using ProxyFixer.Formats;
using ProxyFixer.Patches;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>Decides what a printed diff shows of one file's lines, of context and of changed ones alike.</summary>
internal sealed class DiffMask
{
    private readonly ILineMask before;
    private readonly ILineMask after;

    /// <summary>Reads both sides of a patch.</summary>
    /// <param name="patch">The patch.</param>
    public DiffMask(FilePatch patch)
    {
        var format = FormatCatalog.Recognise(patch.Before ?? patch.After!);
        (before, after) = (LineMask.Of(patch.Before, format), LineMask.Of(patch.After, format));
    }

    /// <summary>Gives the text to print for a line.</summary>
    /// <param name="line">A line of the patch.</param>
    /// <returns>The line with its end.</returns>
    public string Show(HunkLine line)
    {
        var own = line.Mark == '+' ? after : before;
        var end = line.Text.AsSpan().TrimEnd("\r\n").Length;
        return own.Show(line.Index + 1) + line.Text[end..];
    }
}

/// <summary>A file's text, shown line by line.</summary>
internal interface ILineMask
{
    /// <summary>Gives what may be shown of a line.</summary>
    /// <param name="line">Its number, from 1.</param>
    /// <returns>The line without its end; values that are not known to be harmless are hidden.</returns>
    string Show(int line);
}

/// <summary>Chooses how the lines of a file are shown.</summary>
internal static class LineMask
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">The file; null for one that is not there.</param>
    /// <param name="format">Its format, or null where it is not known.</param>
    /// <returns>What shows its lines.</returns>
    public static ILineMask Of(SourceText? text, IFormat? format) =>
        text is null ? new ValueLines(SourceText.FromString("", ""), null)
        : format is { Kind: "javascript" } ? new CodeLines(text)
        : new ValueLines(text, format);
}
