using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Transactions;

/// <summary>What settling a run came to.</summary>
/// <param name="Run">The run.</param>
/// <param name="WasComplete">True where it was complete but for what it had left beside the files; else it was undone.</param>
/// <param name="PutBack">Files that were put back.</param>
/// <param name="LeftAlone">Files that somebody else changed, and that stay as they are.</param>
public sealed record SettledRun(Backup Run, bool WasComplete, ImmutableArray<string> PutBack, ImmutableArray<string> LeftAlone);

/// <summary>Settles a run that was killed: with its closing record it is complete, and only cleaned; without it, it is undone.</summary>
/// <param name="disk">The disk.</param>
/// <param name="store">The locked store.</param>
internal sealed class Settlement(IDisk disk, LockedStore store)
{
    /// <summary>Settles the open run, whatever it left.</summary>
    /// <returns>What was done; null where all runs are settled.</returns>
    /// <exception cref="ProxyFixerException">It could not be settled; says why (exit status 3).</exception>
    public SettledRun? Settle() => Settle(evenIfChanged: true);

    /// <summary>Sees to it that no run is open; one that left only temporary files is settled on the way.</summary>
    /// <exception cref="ProxyFixerException">A run is half done: the user must settle it first (exit status 3).</exception>
    public void Require() => Settle(evenIfChanged: false);

    private SettledRun? Settle(bool evenIfChanged)
    {
        if (store.Journal() is not { } run)
        {
            store.DropBeginnings();
            return null;
        }

        using var folders = new TargetFolders(disk, run.Root);
        var rollback = new Rollback(folders, store);
        try
        {
            RequireRoot(folders, run);
            if (store.Runs.Find(run.Id) is not null)
            {
                Transaction.Finish(rollback, folders, store, run);
                return new(run, WasComplete: true, [], []);
            }

            if (!evenIfChanged && rollback.IsNeeded(run))
            {
                throw ProxyFixerException.CouldNotFinish(
                    $"the run {run.Id} was not finished, and some of its changes are in effect; nothing was changed. Run {store.SettleCommand} first");
            }

            var result = rollback.Run(run);
            return new(run, WasComplete: false, result.PutBack, [.. result.LeftAlone.Select(entry => entry.Path)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"the run {run.Id} is still not settled: {IoReason.Of(e)}. Run {store.SettleCommand}", e);
        }
    }

    private void RequireRoot(TargetFolders folders, Backup run)
    {
        if (folders.Find("/") is null)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"the run {run.Id} was not finished, and the folder it changed files in is not there: {run.Root}. Mount it, then run {store.SettleCommand}");
        }
    }
}

/// <summary>The way to settle a run that was killed.</summary>
public static class UnfinishedRun
{
    /// <summary>Settles the run that is open.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Ends the wait for another run.</param>
    /// <returns>What was done; null where all runs are settled.</returns>
    /// <exception cref="ProxyFixerException">It could not be settled; says why (exit status 3).</exception>
    /// <exception cref="OperationCanceledException">The user stopped the program while it waited.</exception>
    public static SettledRun? Settle(BackupStore store, CancellationToken cancellation)
    {
        using var locked = store.Lock(cancellation);
        return new Settlement(store.Disk, locked).Settle();
    }
}
