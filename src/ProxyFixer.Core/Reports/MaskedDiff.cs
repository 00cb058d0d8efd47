using ProxyFixer.Patches;

namespace ProxyFixer.Reports;

/// <summary>A patch for eyes: values that it does not change, and secrets, are hidden.</summary>
public static class MaskedDiff
{
    /// <summary>Stands first in a patch in which something is hidden; <c>apply</c> refuses such a patch.</summary>
    public const string Notice = "# masked: values are hidden, so this patch cannot be applied; use --output FILE or --reveal for the exact one\n";

    /// <summary>Stands first in its place where no file can be named for the exact difference.</summary>
    public const string RevealNotice = "# masked: values are hidden; use --reveal to see them\n";

    /// <summary>Writes patches.</summary>
    /// <param name="patches">In the order to print.</param>
    /// <param name="display">Gives a path as it is shown.</param>
    /// <param name="notice">What stands first where something is hidden.</param>
    /// <returns>The diff; begins with the notice where something is hidden, else it is exact.</returns>
    public static string Render(IReadOnlyList<FilePatch> patches, Func<string, string> display, string notice = Notice)
    {
        var masks = patches.ToDictionary(patch => patch, patch => new DiffMask(patch));
        var hidden = false;
        var text = UnifiedDiff.Render(patches, display, (patch, line) =>
        {
            var shown = masks[patch].Show(line);
            hidden |= shown != line.Text;
            return shown;
        });
        var printable = Printable.Of(text);
        return hidden || printable != text ? notice + printable : text;
    }
}
