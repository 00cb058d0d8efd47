using System.Collections.Immutable;
using ProxyFixer.Formats;
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
    public ScanResult Find(ScanContext context)
    {
        if (context.Request.Paths.IsEmpty)
        {
            return ScanResult.Empty;
        }

        var kinds = StartFileRole.Kinds;
        var alone = from kind in kinds
                    from text in context.NamedFiles(kind)
                    where IsProfile(context, text) && !UnfollowedStartSource.IsScript(context, text) && !context.Finder.Describe(text, kind).Any()
                    let file = new StartFile(text, kind, context.Host.Settings)
                    where file.Document.IsBroken || !context.AtStart.Readers(text.Path).Any()
                    select new StartFileSubject(file, context.Host.Display(text.Path), context.Host.Files);
        return Services(context).With(ScanResult.Empty with { Subjects = [.. alone] });
    }

    private static ScanResult Services(ScanContext context)
    {
        var asked = from text in Candidates(context)
                    from reader in context.AtStart.Readers(text.Path)
                    group reader.Path by reader.Gateway into same
                    select (Gateway: same.Key, Files: same.ToImmutableHashSet(StringComparer.Ordinal));
        var subjects = from pair in asked
                       let unit = pair.Gateway.Service.Path is { } path ? context.Host.Files.TryRead(path, out _) : null
                       where unit is not null
                       select new ServiceSubject(pair.Gateway, unit, context.Host) { OnlyIn = pair.Files };
        return ScanResult.Empty with
        {
            Subjects = [.. subjects],
            FilesRead = ImmutableSortedSet.CreateRange(
                StringComparer.Ordinal, context.Unclaimed.Where(text => context.AtStart.Readers(text.Path).Any()).Select(text => text.Path)),
        };
    }

    // A script met on a walk is a program, not a start-up file of shells.
    private static bool IsProfile(ScanContext context, SourceText text) =>
        (!text.Path.EndsWith(".sh", StringComparison.Ordinal) && !ShellShebang.Is(text.Text)) || context.Request.Names(text.Path)
        || MachinePath.Name(MachinePath.Folder(text.Path)) == "profile.d";

    // Whoever forces the kind of a .env file means another reader than systemd. A unit itself is found by its name.
    private static IEnumerable<SourceText> Candidates(ScanContext context) =>
        StartFileRole.Kinds.Concat(context.Request.Kind == "dotenv" ? [] : ["dotenv"]).SelectMany(context.NamedFiles)
            .Concat(context.AllNamed.Where(file => context.Finder.Managers.Any(manager => manager.IsDropIn(file.Text.Path, file.Kind))).Select(file => file.Text))
            .Concat(context.Unclaimed);
}
