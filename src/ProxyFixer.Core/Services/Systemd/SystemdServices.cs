using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The services of systemd that start OpenClaw, found by their names and by what their files mention.</summary>
/// <param name="host">The machine.</param>
public sealed partial class SystemdServices(Host host) : IServiceManager
{
    private const string StartKey = "ExecStart=";

    private readonly NamedScripts scripts = new(host.Files);
    private readonly ServiceEnvironment systemd = new(host.Files, InstalledSystemd.Find(host.Files));
    private SystemdScope[]? scopes;

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope) =>
        from manager in Scopes(scope)
        from name in service is not null ? [service] : OwnNames(manager)
        select Describe(systemd.Compute(manager, name), systemd);

    /// <inheritdoc/>
    /// <remarks>As the machine has it where the file lies in a manager's folder, else from the file alone.</remarks>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind)
    {
        if (kind != "systemd-unit" || !text.Path.EndsWith(".service", StringComparison.Ordinal))
        {
            return [];
        }

        var (name, folder) = (MachinePath.Name(text.Path), MachinePath.Folder(text.Path));
        if (Scopes(null).FirstOrDefault(scope => scope.SearchPath.Contains(folder)) is { } scope)
        {
            return [Describe(systemd.Compute(scope, name), systemd)];
        }

        var (environment, service) = StandaloneUnit.Read(host.Files, text);
        return [Describe(service, environment, text)];
    }

    /// <inheritdoc/>
    /// <remarks>Where a manager looks, its services were found; what lies elsewhere no manager reads.</remarks>
    public IEnumerable<ServiceDefinition> DefinedBy(SourceText text, string kind) => [];

    /// <inheritdoc/>
    /// <remarks>Of units their warnings tell all, and of drop-ins those of the service that reads them.</remarks>
    public bool LeavesSyntax(string path, string kind) => IsDropIn(path, kind);

    /// <inheritdoc/>
    public bool IsDropIn(string path, string kind) => kind == "systemd-unit" && !path.EndsWith(".service", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool Reads(string path, ChangedFiles changed) => SystemdReading.IsForEveryUser(path, changed)
        || path.Contains("/systemd/user/", StringComparison.Ordinal) || path.Contains("/systemd/system/", StringComparison.Ordinal)
        || path.Contains("/.config/environment.d/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) =>
        Scopes(null).Select(scope => Advise(scope, changed, [.. concerned.OfType<SystemdDefinition>().Select(unit => unit.Service).Where(unit => unit.Scope == scope)], user))
            .OfType<AdviceBlock>();

    /// <summary>Tells by its name whether a unit is one of OpenClaw's; every name it has used, with and without profile.</summary>
    /// <param name="unit">The unit's name.</param>
    /// <returns>True for <c>openclaw-gateway.service</c> and the like.</returns>
    internal static bool IsOpenClawName(string unit) => OwnUnitName().IsMatch(unit);

    // A template is no service before it has an instance; a unit with several names is one service, under its own.
    private IEnumerable<string> OwnNames(SystemdScope scope) => systemd.ListServices(scope).Concat(NamedInstances(scope))
        .Where(name => !name.Contains("@.", StringComparison.Ordinal) && MayStartOpenClaw(scope, name) && !IsOfQuadlet(scope, name))
        .Select(name => systemd.Compute(scope, name).Id).Distinct(StringComparer.Ordinal);

    // A timer may have Unit=openclaw@work.service, a target Wants= or Upholds= of it. Where OpenClaw has a template, the texts of all units tell.
    private IEnumerable<string> NamedInstances(SystemdScope scope)
    {
        string[] templates = [.. systemd.ListServices(scope).Where(name => name.Contains("@.", StringComparison.Ordinal) && MayStartOpenClaw(scope, name))];
        return from folder in templates.Length == 0 ? [] : scope.SearchPath
               from name in systemd.Files.List(folder)
               let path = $"{folder}/{name}"
               where host.Files.IsFile(path)
               from Match instance in InstanceName().Matches(host.Files.TryRead(path, out _)?.Text ?? "")
               where templates.Contains($"{instance.Groups[1].Value}@.service")
               select instance.Value;
    }

    // Made once: an account that no file names is told from others by its object.
    private IEnumerable<SystemdScope> Scopes(string? scope) => (scopes ??= [.. SystemdScopes.Of(host, systemd.Accounts, scope: null)])
        .Where(one => scope is null || one.Name == scope);

    private SystemdDefinition Describe(EffectiveService service, ServiceEnvironment environment, SourceText? alone = null)
    {
        var given = StartVariables.ByName(SystemdDefinition.Given(service));
        var home = service.Scope.User?.Home ?? systemd.Accounts.Find(service.User?.Value ?? "root")?.Home ?? "/root";
        var working = service.WorkingDirectory?.Value.TrimStart('-') ?? (service.Scope.IsUser ? "~" : "/");
        var command = service.ExecStart.LastOrDefault()?.Line is { } line
            ? new StartCommandReader(host.Files, given) { WorkingFolder = working == "~" ? home : working }.Read(line, "ExecStart=")
            : StartCommand.Unknown("it has no ExecStart=");
        if (service.Closed is [var closed, ..])
        {
            command = command with { Node = null, Unseen = $"{closed} is closed to the user who runs proxyfixer, and not to systemd" };
        }
        else if (service.OwnRoot is { } root)
        {
            command = command with { Node = null, Unseen = $"it runs in a file system of its own ({root.Key}=)" };
        }

        if (alone is not null && service.EnvironmentFiles.FirstOrDefault(file => file.Failure is not null) is { } missing)
        {
            command = command with { Unseen = $"its environment file {missing.Path} is not here" };
        }

        return new(service, environment, given.Values, command)
        {
            Home = home,
            WorkingFolder = working,
            Release = VersionInText().Match(Description(service)) is { Success: true } match ? match.Groups[1].Value : null,
            Alone = alone,
            Managers = scope => Scopes(scope),
        };
    }

    // Most units have nothing to do with OpenClaw; their text tells, that of the template for an instance, so that they need not be computed.
    private bool MayStartOpenClaw(SystemdScope scope, string name) => IsOpenClawName(name) || MentionsOpenClaw(scope, name);

    // On most systems /lib and /usr/lib are one folder, and each unit is listed twice.
    private bool MentionsOpenClaw(SystemdScope scope, string name) =>
        new[] { name, UnitName.TryParse(name)?.Template }.OfType<string>().SelectMany(unit => Files(scope, unit))
            .Select(path => (Path: path, Status: host.Files.Status(path))).Where(file => file.Status?.Type == FileType.File).DistinctBy(file => file.Status!.Identity)
            .Any(file => host.Files.Matches(file.Path, text => Mention().IsMatch(text) || scripts.Mention(StartWords(text), scope.User?.Home ?? "/root")));

    // Of a text in which each byte is a character of its own.
    private static List<string> StartWords(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        for (var at = text.IndexOf(StartKey); at >= 0; at = text.IndexOf(StartKey))
        {
            text = text[(at + StartKey.Length)..];
            var line = text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
            words.AddRange(Utf8Bytes.Decode(Encoding.Latin1.GetBytes(line.ToArray())).Split([' ', '\t', '\r', '"', '\'', ';'], StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }

    // Quadlet writes services from .container files, which tell more.
    private bool IsOfQuadlet(SystemdScope scope, string name) =>
        scope.SearchPath.Where(folder => systemd.Files.Has(folder, name)).Select(folder => $"{folder}/{name}").FirstOrDefault(host.Files.IsFile) is { } path
        && path.StartsWith(scope.RuntimeFolder + "/systemd/generator", StringComparison.Ordinal)
        && host.Files.TryRead(path, out _)?.Text.Contains(".container\n", StringComparison.Ordinal) == true;

    // A folder's list tells what is in it: most folders of the search path have no file of the name.
    private IEnumerable<string> Files(SystemdScope scope, string unit)
    {
        var more = unit + ".d";
        return from folder in scope.SearchPath
               from path in (systemd.Files.Has(folder, unit) ? [$"{folder}/{unit}"] : Array.Empty<string>())
                   .Concat(systemd.Files.Has(folder, more) ? systemd.Files.List($"{folder}/{more}").Select(name => $"{folder}/{more}/{name}") : [])
               select path;
    }

    // Generated units say the version twice; from 2026.9 on only in the description.
    private string Description(EffectiveService service) =>
        service.Fragment is { } path && host.Files.TryRead(path, out _) is { } text
        && UnitFile.Parse(text, SystemdVersion.Default).Assignments.LastOrDefault(a => a.Key == "Description") is { } description
            ? description.Value.ToString()
            : "";

    private static AdviceBlock? Advise(SystemdScope scope, ChangedFiles changed, EffectiveService[] units, CommandUser user)
    {
        var restarts = units.Where(unit => unit.LoadState is not (UnitLoadState.Masked or UnitLoadState.NotFound)).Select(unit => $"restart {ShellText.Quote(unit.Unit)}");
        var isReload = SystemdReading.AreOwnOf(scope, changed) || (units.Length > 0 && SystemdReading.AreReadBy(scope, changed));
        var verbs = isReload ? restarts.Prepend("daemon-reload") : restarts;
        string[] commands = [.. verbs.Select(verb => $"{user.Systemctl(scope)} {verb}").Distinct(StringComparer.Ordinal)];
        return commands.Length == 0 ? null : new(scope.User is { } owner ? $"systemd of the user {owner.Name}" : "systemd of the system", [.. commands]);
    }

    [GeneratedRegex(@"^(?:openclaw|clawdbot|moltbot|moldbot)-(?:gateway|node)(?:[-@].*)?\.service$|^openclaw(?:@.*)?\.service$")]
    private static partial Regex OwnUnitName();

    [GeneratedRegex("openclaw|clawdbot|moltbot|moldbot", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w@.\\-])([\w.\\-]+)@[^\s@/%]+?\.service\b")]
    private static partial Regex InstanceName();

    [GeneratedRegex(@"\bv(\d{4}\.\d+\.\d+[\w.-]*)\)")]
    private static partial Regex VersionInText();
}
