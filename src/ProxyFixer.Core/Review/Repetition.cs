using ProxyFixer.Backups;
using ProxyFixer.Fixes;
using ProxyFixer.Patches;

namespace ProxyFixer.Review;

/// <summary><c>fix --reapply</c>: says yes to what was reviewed before, leaves other findings alone, and asks where values differ.</summary>
/// <param name="patched">What was changed before.</param>
/// <param name="otherwise">Who decides about a file that was changed before with other values; null for nobody.</param>
public sealed class Repetition(PatchedFiles patched, IReviewer? otherwise) : IReviewer
{
    /// <inheritdoc/>
    /// <exception cref="ProxyFixerException">Values differ and nobody can be asked (exit status 2).</exception>
    public Decision Decide(Change change, IReadOnlyList<FilePatch> patches, int number, int count)
    {
        var made = change.Fix.Changes.Select(file => patched.WasMade(file.Path, file.Patch)).ToArray();
        return made.All(known => known == true) ? Decision.Accept
            : made.All(known => known is null) ? Decision.Skip
            : otherwise?.Decide(change, patches, number, count)
            ?? throw ProxyFixerException.WrongInput(
                $"{change.Fix.Changes[0].Path} was changed before with other header values, so this change was not reviewed; nothing was changed. "
                + "Use fix in a terminal, or fix --yes");
    }
}
