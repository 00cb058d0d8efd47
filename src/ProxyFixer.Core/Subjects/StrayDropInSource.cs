using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Drop-ins that were meant for a service and lie where its manager does not look, or have a name that does not count.</summary>
public sealed partial class StrayDropInSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var found = context.Request.Paths.IsEmpty
            ? context.Gateways.Where(gateway => gateway.Systemd?.Fragment is not null).SelectMany(gateway => Of(context, gateway, gateway.Systemd!))
                .DistinctBy(subject => subject.Anchor.Path).ToImmutableArray()
            : [];
        return ScanResult.Empty with
        {
            Subjects = [.. found],
            FilesRead = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, found.Select(subject => subject.Anchor.Path)),
        };
    }

    private static IEnumerable<StrayDropInSubject> Of(ScanContext context, Gateway gateway, EffectiveService service) =>
        from stray in OtherManager(context, service).Concat(OwnFolders(context, service)).DistinctBy(stray => stray.Path)
        let text = context.Host.Files.TryRead(stray.Path, out _)
        where text is not null
        let variables = Variables(text)
        where !variables.IsEmpty
        select new StrayDropInSubject(gateway, stray.Reason, variables);

    // systemctl edit with or without --user, the wrong way round; fine where that manager has a service of the name too.
    private static IEnumerable<(string Path, string Reason)> OtherManager(ScanContext context, EffectiveService service)
    {
        var (own, files) = (service.Scope, context.Host.Files);
        var others = context.Finder.Scopes(own.IsUser ? "system" : "user").Where(scope => scope.IsUser != own.IsUser);
        var reason = own.IsUser
            ? "it lies in a folder of the system's manager, and the service belongs to the user's"
            : "it lies in a folder of a user's manager, and the service belongs to the system's";
        return from scope in others
               from folder in scope.SearchPath
               let dropIns = $"{folder}/{service.Unit}.d"
               where files.IsFolder(dropIns) && context.Finder.Systemd.Compute(scope, service.Unit).LoadState == UnitLoadState.NotFound
               from name in files.List(dropIns)
               where IsConfiguration(name)
               select ($"{dropIns}/{name}", reason);
    }

    private static IEnumerable<(string Path, string Reason)> OwnFolders(ScanContext context, EffectiveService service)
    {
        var files = context.Host.Files;
        var applies = new[] { service.Unit, service.Id }.Select(UnitName.TryParse).OfType<UnitName>()
            .SelectMany(name => name.DropInNames()).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var folder in service.Scope.SearchPath)
        {
            foreach (var name in files.List(folder).Where(name => name.EndsWith(".d", StringComparison.Ordinal)))
            {
                var unit = name[..^2];
                var counts = applies.Contains(unit);
                if (counts || (OpenClaw().IsMatch(unit) && HasNoUnit(context, service.Scope, unit)))
                {
                    foreach (var file in files.List($"{folder}/{name}").Where(file => counts ? !IsConfiguration(file) && !Backup().IsMatch(file) : IsConfiguration(file)))
                    {
                        yield return ($"{folder}/{name}/{file}", counts ? "its name does not end in .conf" : $"there is no unit that the folder {name} belongs to");
                    }
                }
            }
        }
    }

    // A folder without ".service" in its name belongs to no service at all; "a-.service.d" to every one whose name begins so.
    private static bool HasNoUnit(ScanContext context, SystemdScope scope, string unit) =>
        !unit.EndsWith(".service", StringComparison.Ordinal) ? !unit.Contains('.', StringComparison.Ordinal)
        : !unit.EndsWith("-.service", StringComparison.Ordinal) && !unit.Contains('@', StringComparison.Ordinal)
            && context.Finder.Systemd.Compute(scope, unit).LoadState == UnitLoadState.NotFound;

    private static bool IsConfiguration(string name) => name.EndsWith(".conf", StringComparison.Ordinal) && !name.StartsWith('.');

    private static ImmutableArray<(string Name, Location Where)> Variables(SourceText text) =>
    [
        .. from pair in UnitEnvironment.Read(UnitFile.Parse(text, SystemdVersion.Default))
           where pair.Value.Text.Length > 0 && (Gateway.ProxyNames.Contains(pair.Key) || pair.Key == NodeSwitch.Variable)
           orderby pair.Value.Span.Start
           select (pair.Key, new Location(text, pair.Value.Span)),
    ];

    [GeneratedRegex("^(?:openclaw|clawdbot|moltbot|moldbot)")]
    private static partial Regex OpenClaw();

    // What editors and package managers leave, and what somebody switched off.
    [GeneratedRegex(@"^\.|~$|\.(?:bak|backup|old|orig|save|swp|tmp|off|disabled|example|rpm\w+|dpkg-\w+|\d+)$")]
    private static partial Regex Backup();
}
