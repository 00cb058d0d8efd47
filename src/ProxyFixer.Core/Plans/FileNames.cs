using ProxyFixer.Patches;
using ProxyFixer.Text;

namespace ProxyFixer.Plans;

/// <summary>The names of both sides in a file's header, and which file they mean.</summary>
/// <param name="Old">Behind <c>---</c>, prefix included; null for <c>/dev/null</c> or where there is no such line.</param>
/// <param name="New">Behind <c>+++</c>, prefix included; null for <c>/dev/null</c> or where there is no such line.</param>
/// <param name="GitLine">What stands behind <c>diff --git</c>; null where there is no such line.</param>
internal sealed record FileNames(string? Old, string? New, string? GitLine)
{
    // git-config(1), diff.mnemonicPrefix: commit, index, work tree, object.
    private const string Prefixes = "abciwo";

    /// <summary>Finds the file: without the prefixes that git writes, or as it stands where both sides have the same name.</summary>
    /// <returns>The name; null where the header gives none.</returns>
    public string? Choose()
    {
        if ((Old ?? New) is not { } either)
        {
            return GitLine is null ? null : FromGitLine(GitLine);
        }

        if (Old is null || New is null)
        {
            return (GitLine is null ? null : FromGitLine(GitLine)) ?? (either.StartsWith(Old is null ? "b/" : "a/", StringComparison.Ordinal) ? either[2..] : either);
        }

        return Old == New ? New
            : WithoutFirstStep(Old) is { } below && below == WithoutFirstStep(New) ? below
            : Old.StartsWith("a/", StringComparison.Ordinal) && New.StartsWith("b/", StringComparison.Ordinal) ? Original(Old[2..], New[2..])
            : Original(Old, New);
    }

    /// <summary>Says why a name is never used.</summary>
    /// <param name="name">A name as <see cref="Choose"/> gives it.</param>
    /// <returns>The reason, or null.</returns>
    public static string? Problem(string name) =>
        name.Split('/').Contains("..") ? "the file name leads out of its folder by '..', which is never followed"
        : name.EndsWith('\r') ? "the lines of the patch itself end in CR LF; save it with LF"
        : name.Contains('\0') ? "the file name holds a NUL character"
        : name.EndsWith('/') || name.Length == 0 ? "the file name is missing"
        : SourceText.FromString("", name).NotUtf8At is not null ? "the file name is not UTF-8; such files cannot be patched here"
        : null;

    // As git: x.orig and x mean x, and so do x and x.new.
    private static string Original(string old, string changed) => changed.StartsWith(old, StringComparison.Ordinal) ? old : changed;

    // "a/x b/x": blanks may stand in the name, too, but both halves are the same then.
    private static string? FromGitLine(string line)
    {
        if (line.StartsWith('"'))
        {
            return PatchName.ReadQuoted(line, out _) is { } quoted ? WithoutPrefix(quoted) ?? quoted : null;
        }

        for (var blank = line.IndexOf(' ', StringComparison.Ordinal); blank > 0; blank = line.IndexOf(' ', blank + 1))
        {
            var (left, right) = (line[..blank], line[(blank + 1)..]);
            if (left == right || (WithoutPrefix(left) is { } name && name == WithoutPrefix(right)))
            {
                return left == right ? left : WithoutPrefix(left);
            }
        }

        return null;
    }

    private static string? WithoutPrefix(string name) =>
        name.Length > 2 && name[1] == '/' && Prefixes.Contains(name[0], StringComparison.Ordinal) ? name[2..] : null;

    private static string? WithoutFirstStep(string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash + 1 < name.Length ? name[(slash + 1)..] : null;
}
