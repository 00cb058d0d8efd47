using System.Text.RegularExpressions;

namespace ProxyFixer.Plans;

/// <summary>The lines between <c>diff --git</c> and the hunks (git-diff(1), "Generating patch text with -p").</summary>
internal sealed partial class GitHeader
{
    // git's name of an empty file; SHA-1 and SHA-256 repositories.
    private const string EmptyFile = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
    private const string EmptyFile256 = "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813";

    private bool mayBeEmpty = true;

    /// <summary>What happens to the file; null where these lines do not say.</summary>
    public PlannedKind? Kind { get; private set; }

    /// <summary>True where the file comes or goes and is empty: there is no hunk then.</summary>
    public bool IsOfEmptyFile => Kind is not null && mayBeEmpty;

    /// <summary>Reads one of these lines.</summary>
    /// <param name="source">The patch.</param>
    /// <param name="index">The line, from 0.</param>
    /// <param name="line">The line without its end.</param>
    /// <returns>False for a line that is none of these.</returns>
    /// <exception cref="ProxyFixerException">It asks for what cannot be done here (exit status 2).</exception>
    public bool TryRead(PatchSource source, int index, string line)
    {
        if (Refusal(line) is { } refusal)
        {
            throw source.Error(index, refusal);
        }

        if (Mode().Match(line) is { Success: true } mode)
        {
            Kind = mode.Groups[1].Value == "new" ? PlannedKind.Create : PlannedKind.Delete;
            return true;
        }

        if (Index().Match(line) is { Success: true } index256)
        {
            mayBeEmpty = IsEmptyOrNone(index256.Groups[1].Value) && IsEmptyOrNone(index256.Groups[2].Value);
            return true;
        }

        return line.StartsWith("dissimilarity index ", StringComparison.Ordinal) || line.StartsWith("similarity index ", StringComparison.Ordinal);
    }

    private static bool IsEmptyOrNone(string name) =>
        name.All(c => c == '0') || EmptyFile.StartsWith(name, StringComparison.Ordinal) || EmptyFile256.StartsWith(name, StringComparison.Ordinal);

    private static string? Refusal(string line) =>
        line.StartsWith("rename ", StringComparison.Ordinal) ? "a patch that renames a file is not applied here; use git apply, or rename the file yourself"
        : line.StartsWith("copy ", StringComparison.Ordinal) ? "a patch that copies a file is not applied here; use git apply, or copy the file yourself"
        : line.StartsWith("old mode ", StringComparison.Ordinal) || line.StartsWith("new mode ", StringComparison.Ordinal)
            ? "a patch that changes the mode of a file is not applied here; take the lines 'old mode' and 'new mode' out and use chmod"
        : IsBinary(line) ? "a patch of a binary file is not applied here; use git apply"
        : OddMode().Match(line) is { Success: true } odd
            ? odd.Groups[1].Value.StartsWith("100", StringComparison.Ordinal) ? "a new file gets mode 0644 here; write 'new file mode 100644', and use chmod afterwards"
            : "only regular files are patched here, no links and no submodules; take this file out of the patch"
        : null;

    private static bool IsBinary(string line) =>
        line == "GIT binary patch" || (line.StartsWith("Binary files ", StringComparison.Ordinal) && line.EndsWith(" differ", StringComparison.Ordinal));

    [GeneratedRegex("^(new|deleted) file mode [0-7]+$")]
    private static partial Regex Mode();

    // Anything but 0644 for what comes, anything but a regular file for what goes or stays.
    [GeneratedRegex(@"^(?:new file mode (?!100644$)|deleted file mode (?!100)|index [0-9a-f]+\.\.[0-9a-f]+ (?!100))([0-7]+)$")]
    private static partial Regex OddMode();

    [GeneratedRegex(@"^index ([0-9a-f]+)\.\.([0-9a-f]+)(?: [0-7]+)?$")]
    private static partial Regex Index();
}
