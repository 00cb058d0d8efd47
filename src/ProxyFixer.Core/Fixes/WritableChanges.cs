using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;

namespace ProxyFixer.Fixes;

/// <summary>
/// Leaves out the findings whose fix this process cannot write, so that nobody is asked about them, and tells of each once. A fix of
/// which one file cannot be written is left out whole.
/// </summary>
/// <param name="access">Tells what can be written.</param>
/// <param name="store">Where former files are kept: without it nothing can be written.</param>
/// <param name="tell">Told of new obstacles, in the order of the findings, before anybody is asked; never with an empty list. Its second argument says whether anything is left that can be written.</param>
public sealed class WritableChanges(WriteAccess access, BackupStore store, Action<ImmutableArray<WriteObstacle>, bool> tell)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Leaves out what cannot be written.</summary>
    /// <param name="open">Findings.</param>
    /// <param name="wanted">Which fixes count; of others nothing is told.</param>
    /// <returns>The others, in their order, also those without fix.</returns>
    /// <exception cref="ProxyFixerException">A fix could be written, but no backup kept (exit status 3).</exception>
    public ImmutableArray<Diagnostic> Filter(IEnumerable<Diagnostic> open, FixRequest wanted)
    {
        var (left, obstacles) = (ImmutableArray.CreateBuilder<Diagnostic>(), ImmutableArray.CreateBuilder<WriteObstacle>());
        foreach (var finding in open)
        {
            var fix = finding.Fix?.Applicability >= wanted.Applicability ? finding.Fix : null;
            if (fix is null || access.Find(fix) is not { } obstacle)
            {
                left.Add(finding);
            }
            else if (told.Add(obstacle.Path))
            {
                obstacles.Add(obstacle);
            }
        }

        var hasRest = left.Any(finding => finding.Fix?.Applicability >= wanted.Applicability);
        RequireStore(hasRest);
        if (obstacles.Count > 0)
        {
            tell(obstacles.ToImmutable(), hasRest);
        }

        return left.ToImmutable();
    }

    private void RequireStore(bool isNeeded)
    {
        if (isNeeded && WriteAccess.WhyNoBackup(store.Folder) is { } reason)
        {
            throw ProxyFixerException.CouldNotFinish($"nothing was changed, because no backup can be kept in {store.Folder}: {reason}. Name another folder with --backup-dir DIR");
        }
    }
}
