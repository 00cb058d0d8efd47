using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ProxyFixer.Backups;
using ProxyFixer.Patches;
using ProxyFixer.Transactions;

namespace ProxyFixer.Tests.Transactions;

/// <summary>Random sequences of fix, edit, restore, prune and power cuts against a model of a few lines.</summary>
public sealed class ModelTests
{
    private const int Sequences = 120;
    private const int Steps = 25;

    [Fact]
    public void Any_sequence_of_runs_edits_and_power_cuts_comes_to_what_the_model_says()
    {
        var step = Gen.Choose(0, int.MaxValue);
        var property = Prop.ForAll(step.ArrayOf(Steps).ToArbitrary(), steps =>
        {
            var world = new World();
            foreach (var choice in steps)
            {
                world.Do(choice);
            }

            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Sequences), property);
    }

    /// <summary>The disk, and what the model says of it.</summary>
    private sealed class World
    {
        private static readonly string[] Paths = ["/a/one.env", "/a/two.conf", "/b/three.conf"];
        private readonly List<Run> runs = [];
        private SimulatedDisk disk = new();
        private ImmutableDictionary<string, string?> files = Paths.ToImmutableDictionary(path => path, _ => (string?)null);
        private int count;

        public World()
        {
            disk.AddFolder("/m/a");
            disk.AddFolder("/m/b");
        }

        public void Do(int choice)
        {
            var (what, which) = (choice % 8, choice / 8);
            Action act = what switch
            {
                0 or 1 => () => Fix(which, cutAt: null),
                2 => () => Fix(which, cutAt: 1 + (which / 8 % 70)),
                3 => () => Edit(Paths[which % Paths.Length], which / 8 % 4 == 0),
                4 => () => Restore(which, force: false, cutAt: null),
                5 => () => Restore(which, force: true, cutAt: null),
                6 => () => Restore(which, force: which % 2 == 0, cutAt: 1 + (which / 8 % 70)),
                _ => Prune,
            };
            act();
            Assert.Equal(files.Order(Comparer), Now.Order(Comparer));
            Assert.DoesNotContain(disk.Everything("/m"), path => path.Contains(".proxyfixer", StringComparison.Ordinal));
            Assert.Equal(
                runs.Where(run => !run.IsRestored).Select(run => run.Id).Order(StringComparer.Ordinal),
                Store.List().Where(run => run is { Restored: false, RestoreOf: null }).Select(run => run.Id).Order(StringComparer.Ordinal));
        }

        private static Comparer<KeyValuePair<string, string?>> Comparer { get; } =
            Comparer<KeyValuePair<string, string?>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

        private BackupStore Store => new("/root/state", disk);

        private ImmutableDictionary<string, string?> Now => Paths.ToImmutableDictionary(path => path, path => disk.Text("/m" + path));

        private string NewText() => string.Create(CultureInfo.InvariantCulture, $"text {++count}\n");

        private void Fix(int which, int? cutAt)
        {
            var chosen = Paths.Where((_, i) => (which % 7 + 1 >> i & 1) == 1).ToArray();
            var after = chosen.Aggregate(files, (all, path) => all.SetItem(path, files[path] is not null && which / 7 % 5 == 0 ? null : NewText()));
            var changes = chosen.Where(path => after[path] != files[path])
                .Select(path => new FileChange(path, Bytes(files[path]), Bytes(after[path]))).ToArray();
            var run = new Run(BackupStore.NewId(DateTimeOffset.UnixEpoch.AddMinutes(++count)), files, after, [.. changes.Select(change => change.Path)]);
            Cut(cutAt, () =>
            {
                using var locked = Store.Lock(default);
                new Settlement(disk, locked).Require();
                new Transaction(disk, "/m", locked).Run(new(run.Id, changes), check: null);
            });
            if (TakeOver(after) && Store.List().Any(backup => backup.Id == run.Id))
            {
                runs.Add(run);
            }
        }

        private void Edit(string path, bool remove)
        {
            files = files.SetItem(path, remove ? null : NewText());
            if (remove)
            {
                disk.Remove("/m" + path);
            }
            else
            {
                disk.Put("/m" + path, files[path]!);
            }
        }

        private void Restore(int which, bool force, int? cutAt)
        {
            if (runs.Count == 0)
            {
                return;
            }

            var run = runs[which % runs.Count];
            var backup = Store.List().Single(found => found.Id == run.Id);
            var isForeign = run.Paths.Any(path => files[path] != run.Before[path] && files[path] != run.After[path]);
            var after = isForeign && !force ? files : run.Paths.Aggregate(files, (all, path) => all.SetItem(path, run.Before[path]));
            Cut(cutAt, () => Assert.Equal(isForeign && !force, new Restorer(Store, TimeProvider.System).Restore(backup, force).Changed.Length > 0));
            var changes = after.Any(pair => files[pair.Key] != pair.Value);
            var isMarked = Store.List().Single(found => found.Id == run.Id).Restored;
            Assert.True(TakeOver(after) && (isMarked || cutAt is not null || (isForeign && !force)) || !isMarked || run.IsRestored);
            Assert.True(!changes || files != after || isMarked);
            run.IsRestored = isMarked;
        }

        private void Prune()
        {
            var kept = runs.Where(run => !run.IsRestored).OrderByDescending(run => run.Id, StringComparer.Ordinal).ToArray();
            new Pruning(Keep: null, OlderThan: null, Damaged: false).Apply(Store, DateTimeOffset.UnixEpoch, default);
            runs.RemoveAll(run => run.IsRestored);
            Assert.Equal(kept.Length, runs.Count);
        }

        // The power goes out before an operation, half of what was not flushed is lost, and the next start settles what is open.
        private void Cut(int? at, Action act)
        {
            if (at is not { } stop)
            {
                act();
                return;
            }

            disk = disk.AfterPowerCut(1, new Random(1)).First();
            disk.Before = (number, _) =>
            {
                if (number == stop)
                {
                    disk.CutPower();
                }
            };
            try
            {
                act();
            }
            catch (PowerCutException)
            {
                // What is on the disk now is what counts.
            }

            var random = new Random(stop);
            disk = disk.AfterPowerCut(4, random).ElementAt(random.Next(2) == 0 ? 0 : 1);
            UnfinishedRun.Settle(Store, default);
        }

        private bool TakeOver(ImmutableDictionary<string, string?> after)
        {
            var isDone = Paths.All(path => Now[path] == after[path]);
            files = isDone ? after : files;
            return isDone;
        }

        private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
    }

    private sealed record Run(
        string Id, ImmutableDictionary<string, string?> Before, ImmutableDictionary<string, string?> After, ImmutableArray<string> Paths)
    {
        public bool IsRestored { get; set; }
    }
}
