using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>Drop-ins that were meant for a service and lie where its manager does not look, or have a name that does not count.</summary>
/// <param name="systemd">The computation that <paramref name="service"/> came from.</param>
/// <param name="service">The service.</param>
/// <param name="managers">Lists the managers of the machine; takes <c>user</c>, <c>system</c>, or null for all.</param>
internal sealed partial class StrayDropIns(ServiceEnvironment systemd, EffectiveService service, Func<string?, IEnumerable<SystemdScope>> managers)
{
    private readonly MachineFiles files = systemd.Machine;

    /// <summary>Finds those that set a proxy or the switch.</summary>
    /// <returns>Those in folders of the other manager, then those in its own.</returns>
    public IEnumerable<StrayFile> Find() =>
        from stray in OtherManager().Concat(OwnFolders()).DistinctBy(stray => stray.Path)
        let text = files.TryRead(stray.Path, out _)
        where text is not null
        let variables = Variables(text)
        where !variables.IsEmpty
        select new StrayFile(stray.Reason, variables);

    // systemctl edit with or without --user, the wrong way round; fine where that manager has a service of the name too.
    private IEnumerable<(string Path, string Reason)> OtherManager()
    {
        var own = service.Scope;
        var others = managers(own.IsUser ? "system" : "user").Where(scope => scope.IsUser != own.IsUser);
        var reason = own.IsUser
            ? "it lies in a folder of the system's manager, and the service belongs to the user's"
            : "it lies in a folder of a user's manager, and the service belongs to the system's";
        return from scope in others
               from folder in scope.SearchPath
               let dropIns = $"{folder}/{service.Unit}.d"
               where systemd.Files.Has(folder, service.Unit + ".d") && files.IsFolder(dropIns) && systemd.Compute(scope, service.Unit).LoadState == UnitLoadState.NotFound
               from name in files.List(dropIns)
               where IsConfiguration(name)
               select ($"{dropIns}/{name}", reason);
    }

    private IEnumerable<(string Path, string Reason)> OwnFolders()
    {
        var applies = new[] { service.Unit, service.Id }.Select(UnitName.TryParse).OfType<UnitName>()
            .SelectMany(name => name.DropInNames()).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var folder in service.Scope.SearchPath)
        {
            foreach (var name in systemd.Files.List(folder).Where(name => name.EndsWith(".d", StringComparison.Ordinal)))
            {
                var unit = name[..^2];
                var counts = applies.Contains(unit);
                if (counts || (OpenClaw().IsMatch(unit) && HasNoUnit(service.Scope, unit)))
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
    private bool HasNoUnit(SystemdScope scope, string unit) =>
        !unit.EndsWith(".service", StringComparison.Ordinal) ? !unit.Contains('.', StringComparison.Ordinal)
        : !unit.EndsWith("-.service", StringComparison.Ordinal) && !unit.Contains('@', StringComparison.Ordinal)
            && systemd.Compute(scope, unit).LoadState == UnitLoadState.NotFound;

    private static bool IsConfiguration(string name) => name.EndsWith(".conf", StringComparison.Ordinal) && !name.StartsWith('.');

    private static ImmutableArray<(string Name, Location Where)> Variables(SourceText text) =>
    [
        .. from pair in UnitEnvironment.Read(UnitFile.Parse(text, SystemdVersion.Default))
           where pair.Value.Text.Length > 0 && (ProxyVariables.OfFetch.Contains(pair.Key) || pair.Key == NodeSwitch.Variable)
           orderby pair.Value.Span.Start
           select (pair.Key, new Location(text, pair.Value.Span)),
    ];

    [GeneratedRegex("^(?:openclaw|clawdbot|moltbot|moldbot)")]
    private static partial Regex OpenClaw();

    // What editors and package managers leave, and what somebody switched off.
    [GeneratedRegex(@"^\.|~$|\.(?:bak|backup|old|orig|save|swp|tmp|off|disabled|example|rpm\w+|dpkg-\w+|\d+)$")]
    private static partial Regex Backup();
}
