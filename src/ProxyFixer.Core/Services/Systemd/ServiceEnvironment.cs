using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>
/// Computes the environment that services start with, from the files alone. One object reads each folder and file once:
/// make a new one when files have changed.
/// </summary>
/// <remarks>The rules were measured on systemd 252, 257 and 262 with services that printed their environment.</remarks>
public sealed class ServiceEnvironment
{
    private readonly MachineFiles machine;
    private readonly SystemdVersion version;
    private readonly SystemdFiles files;
    private readonly ImmutableDictionary<string, SourceText> planned;
    private readonly ImmutableArray<VariableOrigin> set;
    private readonly ServiceEnvironment? before;
    private readonly Dictionary<SystemdScope, UnitLoader> loaders = [];
    private readonly Dictionary<(SystemdScope Scope, string Unit), EffectiveService> computed = [];
    private readonly Dictionary<SystemdScope, ManagerEnvironment> managers = [];

    /// <summary>Looks at a machine.</summary>
    /// <param name="machine">Its files.</param>
    /// <param name="version">The systemd that reads them; 252 where it is not known.</param>
    /// <param name="planned">By absolute path as seen from the root: texts that replace files or join them; none are written.</param>
    /// <param name="setEnvironment">NAME=value words of <c>systemctl set-environment</c>, which no file holds.</param>
    public ServiceEnvironment(
        MachineFiles machine,
        SystemdVersion? version = null,
        IReadOnlyDictionary<string, SourceText>? planned = null,
        IEnumerable<string>? setEnvironment = null)
    {
        this.machine = machine;
        this.version = version ?? SystemdVersion.Default;
        this.planned = ImmutableDictionary.CreateRange(StringComparer.Ordinal, planned ?? ImmutableDictionary<string, SourceText>.Empty);
        files = new(machine, this.version, this.planned);
        set = [.. (setEnvironment ?? []).Where(word => EnvironmentWords.IsAssignment(word)).Select(word => word.Split('=', 2))
            .Select(pair => new VariableOrigin(pair[0], pair[1], VariableLayer.SetEnvironment, null))];
        Accounts = UserAccounts.Read(machine);
    }

    private ServiceEnvironment(ServiceEnvironment before, ImmutableDictionary<string, SourceText> planned)
    {
        (machine, version, set, Accounts, this.before) = (before.machine, before.version, before.set, before.Accounts, before);
        this.planned = planned;
        files = before.files.With(planned);
    }

    /// <summary>The users of the machine.</summary>
    public UserAccounts Accounts { get; }

    /// <summary>Lists the services of a scope that have a file or a link in the search path.</summary>
    /// <param name="scope">The manager.</param>
    /// <returns>Names, sorted; templates are among them, instances only where a file or link names them.</returns>
    public IReadOnlyList<string> ListServices(SystemdScope scope) =>
        [.. Loader(scope).Map.Names.Union(InstancesByLink(scope), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Computes one service.</summary>
    /// <param name="scope">The manager.</param>
    /// <param name="unit">The name, with or without <c>.service</c>.</param>
    /// <returns>The service; also where it does not exist or does not start.</returns>
    public EffectiveService Compute(SystemdScope scope, string unit)
    {
        if (!computed.TryGetValue((scope, unit), out var service))
        {
            computed[(scope, unit)] = service = ComputeAnew(scope, unit);
        }

        return service;
    }

    private EffectiveService ComputeAnew(SystemdScope scope, string unit)
    {
        var full = unit.EndsWith(".service", StringComparison.Ordinal) ? unit : unit + ".service";
        if (UnitName.TryParse(full) is not { IsTemplate: false } name)
        {
            return NotLoaded(scope, full, full, UnitLoadState.NotFound, null, [], $"Failed to start {full}: Unit {full} not found.");
        }

        var loaded = Loader(scope).Load(name);
        return loaded.State == UnitLoadState.Loaded ? Compute(scope, full, loaded) : NotLoaded(scope, full, loaded);
    }

    /// <summary>The same machine with more planned files.</summary>
    /// <param name="more">By absolute path as seen from the root: texts that replace files or join them.</param>
    /// <returns>A new computation.</returns>
    public ServiceEnvironment With(IReadOnlyDictionary<string, SourceText> more) => new(this, planned.SetItems(more));

    /// <summary>Resolves the specifiers of a text in a unit.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="scope">The manager that loads the unit.</param>
    /// <param name="unit">The unit's name.</param>
    /// <returns>The text; what only a running system knows stands as written. Null where systemd refuses a specifier.</returns>
    internal string? Resolve(string text, SystemdScope scope, UnitName unit) =>
        ResolvedText.Resolve(text, new UnitSpecifiers(files, scope, version, unit, fragment: null).Find).Text;

    /// <summary>The machine without the planned files.</summary>
    internal MachineFiles Machine => machine;

    /// <summary>The files as this computation sees them.</summary>
    internal SystemdFiles Files => files;

    private EffectiveService Compute(SystemdScope scope, string unit, LoadedUnit loaded)
    {
        var settings = ServiceSettings.Read(loaded.Parts);
        var manager = Manager(scope);
        var reader = new EnvironmentFileLoader(files, scope.Account, loaded.Id.Full);
        ImmutableArray<EnvironmentFileUse> uses = [.. settings.List("EnvironmentFile").Select(reader.Load)];
        var (variables, lost) = Merge(scope, loaded, settings, manager, reader).Finish(settings.List("UnsetEnvironment"));
        var problem = ServiceChecks.Problem(settings);
        return new()
        {
            Unit = unit,
            Id = loaded.Id.Full,
            Scope = scope,
            LoadState = problem is null ? UnitLoadState.Loaded : UnitLoadState.BadSetting,
            Fragment = loaded.Fragment,
            DropIns = [.. loaded.DropIns],
            Closed = [.. loaded.DropIns.Where(path => files.IsClosed(path, scope.Account)), .. reader.Closed],
            Failure = problem is not null ? new($"Failed to start {unit}: Unit {unit} has a bad unit file setting.", settings.Find("Type")?.Location)
                : reader.Failed is { } failed ? new($"Job for {unit} failed because of unavailable resources or another system error.", failed.Location)
                : null,
            Variables = variables,
            Lost = lost,
            Unset = [.. settings.List("UnsetEnvironment")],
            Commands = [.. settings.Commands],
            User = settings.Find("User"),
            WorkingDirectory = settings.Find("WorkingDirectory"),
            OwnRoot = new[] { settings.Find("RootImage"), settings.Find("RootDirectory") }.FirstOrDefault(root => root is { Value: not "/" }),
            PamName = settings.Find("PAMName"),
            EnvironmentFiles = uses,
            Warnings = [.. manager.Warnings, .. settings.Warnings, .. reader.Warnings, .. WrittenWhileStarting(settings, uses)],
        };
    }

    // Environment files are read anew before each command.
    private static IEnumerable<ServiceWarning> WrittenWhileStarting(ServiceSettings settings, ImmutableArray<EnvironmentFileUse> uses) =>
        from command in settings.Commands
        where command.Key is "ExecStartPre" or "ExecCondition"
        from use in uses
        where command.Value.Contains(use.Path, StringComparison.Ordinal)
        select new ServiceWarning(
            command.Location, command.Location.Start.Line, $"{command.Key}= names {use.Path}: what it writes there reaches the service", ServiceWarningKind.WrittenWhileStarting);

    private VariableTable Merge(SystemdScope scope, LoadedUnit loaded, ServiceSettings settings, ManagerEnvironment manager, EnvironmentFileLoader reader)
    {
        var specifiers = new UnitSpecifiers(files, scope, version, loaded.Id, loaded.Fragment);
        var table = new VariableTable();
        table.Add(manager.Given);
        table.Add(OwnVariables.Of(settings, specifiers, scope, Accounts, version));
        table.Add(settings.List("PassEnvironment").Where(word => manager.Own.ContainsKey(word.Value))
            .Select(word => manager.Own[word.Value] with { Layer = VariableLayer.PassEnvironment, Location = word.Location }));
        table.Add(settings.Environment);
        table.Add(reader.Variables);
        if (settings.Find("PAMName") is { } pam)
        {
            table.Add(new PamEnvironment(files).Read(pam.Value));
        }

        return table;
    }

    private EffectiveService NotLoaded(SystemdScope scope, string unit, LoadedUnit loaded)
    {
        var failure = loaded.Parts is [{ File.Failure: { } broken } part, ..] ? new Location(part.File.Text, broken.Span) : null;
        var cause = failure is not null && loaded.Parts[0].File.Failure!.Message.StartsWith("String is not", StringComparison.Ordinal) ? "Invalid argument" : "Bad message";
        var message = loaded.State switch
        {
            UnitLoadState.Masked => $"Failed to start {unit}: Unit {unit} is masked.",
            UnitLoadState.NotFound => $"Failed to start {unit}: Unit {unit} not found.",
            _ => $"Failed to start {unit}: Unit {unit} failed to load properly, please adjust/correct and reload service manager: {cause}",
        };
        var service = NotLoaded(scope, unit, loaded.Id.Full, loaded.State, loaded.Fragment, [.. loaded.DropIns], message);
        return service with
        {
            Closed = loaded is { State: UnitLoadState.Error, Fragment: { } path } && files.IsClosed(path, scope.Account) ? [path] : [],
            Failure = new(message, failure),
            Warnings = [.. ServiceSettings.Read(loaded.Parts).Warnings],
        };
    }

    private static EffectiveService NotLoaded(
        SystemdScope scope, string unit, string id, UnitLoadState state, string? fragment, ImmutableArray<string> dropIns, string message) =>
        new() { Unit = unit, Id = id, Scope = scope, LoadState = state, Fragment = fragment, DropIns = dropIns, Failure = new(message, null) };

    private UnitLoader Loader(SystemdScope scope)
    {
        if (!loaders.TryGetValue(scope, out var loader))
        {
            loaders[scope] = loader = new(files, scope, version, before?.Loader(scope).Map);
        }

        return loader;
    }

    private ManagerEnvironment Manager(SystemdScope scope)
    {
        if (!managers.TryGetValue(scope, out var manager))
        {
            managers[scope] = manager = scope.User is null
                ? ManagerEnvironment.OfSystem(files, version, set)
                : UserManager(scope, scope.User);
        }

        return manager;
    }

    // The user's manager is itself a service of the system, user@UID.service; what that gets, its services inherit.
    private ManagerEnvironment UserManager(SystemdScope scope, UserAccount user)
    {
        var system = SystemdScope.System;
        var name = UnitName.TryParse($"user@{user.Uid}.service")!;
        var loaded = Loader(system).Load(name, fragmentOptional: true);
        var settings = ServiceSettings.Read(loaded.Parts);
        var manager = ManagerEnvironment.OfSystem(files, version, []);
        var reader = new EnvironmentFileLoader(files, UserAccount.Root, name.Full);
        foreach (var setting in settings.List("EnvironmentFile"))
        {
            reader.Load(setting);
        }

        VariableOrigin[] login =
        [
            ManagerEnvironment.BuiltIn("HOME", user.Home), ManagerEnvironment.BuiltIn("LOGNAME", user.Name),
            ManagerEnvironment.BuiltIn("SHELL", user.Shell), ManagerEnvironment.BuiltIn("USER", user.Name),
        ];
        var merged = Merge(system, loaded, settings, manager with { Given = [.. manager.Given, .. login] }, reader);
        var inherited = merged.Finish(settings.List("UnsetEnvironment")).Variables.Select(variable => variable.Origin);
        var own = ManagerEnvironment.OfUser(files, scope, version, inherited, set);
        var above = settings.Warnings.Concat(reader.Warnings)
            .Select(warning => warning.IsSystemd ? warning with { Kind = ServiceWarningKind.ManagerSystemd } : warning);
        return own with { Warnings = [.. above, .. own.Warnings] };
    }

    // Each starts the service of its own name, unless it says otherwise (systemd.timer(5), systemd.socket(5), systemd.path(5)).
    private static readonly string[] Starters = [".timer", ".socket", ".path"];

    private IEnumerable<string> InstancesByLink(SystemdScope scope) =>
        from folder in Loader(scope).Map.Folders
        from wants in files.List(folder)
        where wants.EndsWith(".wants", StringComparison.Ordinal) || wants.EndsWith(".requires", StringComparison.Ordinal) || wants.EndsWith(".upholds", StringComparison.Ordinal)
        from link in files.List(folder + "/" + wants)
        let started = Starters.FirstOrDefault(suffix => link.EndsWith(suffix, StringComparison.Ordinal)) is { } starter ? link[..^starter.Length] + ".service" : link
        where UnitName.TryParse(started) is { IsInstance: true }
        select started;
}
