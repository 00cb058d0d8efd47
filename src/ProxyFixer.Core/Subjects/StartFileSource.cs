using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>
/// Files given by PATH that programs start with. One that services of this machine read is judged in their light: the finding is the
/// service's, and only those that concern the file are told. Any other is judged alone.
/// </summary>
public sealed class StartFileSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        if (scene.Request.Paths.IsEmpty)
        {
            return Survey.Empty;
        }

        var kinds = StartFileRole.Kinds;
        var alone = from kind in kinds
                    from text in scene.NamedFiles(kind)
                    where IsProfile(scene, text)
                    let file = new StartFile(text, kind, scene.Host.Settings)
                    where file.Document.IsBroken || !scene.AtStart.Readers(text.Path).Any()
                    select new StartFileSubject(file, scene.Host.Display(text.Path), scene.Host.Files);
        return Services(scene).With(Survey.Empty with { Subjects = [.. alone] });
    }

    private static Survey Services(Scene scene)
    {
        var asked = from text in Candidates(scene)
                    from reader in scene.AtStart.Readers(text.Path)
                    group reader.Path by reader.Gateway into same
                    select (Gateway: same.Key, Files: same.ToImmutableHashSet(StringComparer.Ordinal));
        var subjects = from pair in asked
                       let unit = pair.Gateway.Service.Path is { } path ? scene.Host.Files.TryRead(path, out _) : null
                       where unit is not null
                       select new ServiceSubject(pair.Gateway, unit, StartPlaces.Of(scene, pair.Gateway), scene.Host.Files) { OnlyIn = pair.Files };
        return Survey.Empty with
        {
            Subjects = [.. subjects],
            FilesRead = ImmutableSortedSet.CreateRange(
                StringComparer.Ordinal, scene.Unclaimed.Where(text => scene.AtStart.Readers(text.Path).Any()).Select(text => text.Path)),
        };
    }

    // A script met on a walk is a program, not a start-up file of shells.
    private static bool IsProfile(Scene scene, SourceText text) =>
        !text.Path.EndsWith(".sh", StringComparison.Ordinal) || scene.Request.Paths.Contains(text.Path)
        || MachinePath.Name(MachinePath.Folder(text.Path)) == "profile.d";

    // Whoever forces the kind of a .env file means another reader than systemd. A unit itself is found by its name.
    private static IEnumerable<SourceText> Candidates(Scene scene) =>
        StartFileRole.Kinds.Concat(scene.Request.Kind == "dotenv" ? [] : ["dotenv"]).SelectMany(scene.NamedFiles)
            .Concat(scene.NamedFiles("systemd-unit").Where(text => !text.Path.EndsWith(".service", StringComparison.Ordinal)))
            .Concat(scene.Unclaimed);
}
