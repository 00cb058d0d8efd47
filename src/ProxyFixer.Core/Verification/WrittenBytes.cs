using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Verification;

/// <summary>Reads written files again: the bytes are those of the patch, and who reads the file finds no error that was not there before.</summary>
internal static class WrittenBytes
{
    /// <summary>Checks files.</summary>
    /// <param name="files">The machine as it is on disk.</param>
    /// <param name="patches">What was written.</param>
    /// <param name="display">Gives a path as it is shown.</param>
    /// <returns>What is wrong with the first that is not as it should be, as a clause; null where all are.</returns>
    public static string? Check(MachineFiles files, ImmutableArray<FilePatch> patches, Func<string, string> display)
    {
        foreach (var patch in patches)
        {
            if (Check(files, patch) is { } wrong)
            {
                return $"{display(patch.Path)} {wrong}";
            }
        }

        return null;
    }

    private static string? Check(MachineFiles files, FilePatch patch)
    {
        if (patch.After is not { } wanted)
        {
            return files.Status(patch.Path) is null ? null : "is still there";
        }

        return files.TryRead(patch.Path, out var reason) is not { } found ? $"cannot be read again: {reason}"
            : found.Sha256 != wanted.Sha256 ? "does not hold what was written: something else wrote to it at the same time"
            : NewError(patch.Before, found);
    }

    private static string? NewError(SourceText? before, SourceText after)
    {
        if (FormatCatalog.Recognise(after) is not { } format)
        {
            return null;
        }

        var known = before is null ? [] : format.Parse(before).Errors.CountBy(error => error.Message).ToDictionary();
        var now = format.Parse(after).Errors;
        var many = now.CountBy(error => error.Message).FirstOrDefault(pair => pair.Value > known.GetValueOrDefault(pair.Key));
        return many.Key is null ? null : Describe(after, now.Last(error => error.Message == many.Key));
    }

    private static string Describe(SourceText text, SyntaxError error) =>
        string.Create(CultureInfo.InvariantCulture, $"has an error in line {text.PositionAt(error.Span.Start).Line} that was not there before: {error.Message}");
}
