using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Systemd;

/// <summary>Finds the smallest change that makes a variable effective for a service.</summary>
/// <param name="environment">The computation that <paramref name="service"/> came from.</param>
/// <param name="service">The service.</param>
/// <remarks>
/// Main files belong to a package or to OpenClaw and are never edited. An environment file always beats <c>Environment=</c>,
/// so where one sets the name the change is made there. Every plan is computed through before it is offered.
/// </remarks>
public sealed class DropInPlanner(ServiceEnvironment environment, EffectiveService service)
{
    /// <summary>The name of the drop-in, where nothing else must be considered.</summary>
    public const string PreferredName = "50-proxyfixer.conf";

    private string Folder => $"{service.Scope.ConfigurationFolder}/{service.Id}.d";

    /// <summary>Plans one variable.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">The value the process shall have; may be empty.</param>
    /// <returns>The plan; after it the service has the value and every other variable is as before.</returns>
    public DropInPlan Plan(string name, string value)
    {
        if (service.LoadState != UnitLoadState.Loaded)
        {
            return new DropInPlan.Refused($"systemd does not load {service.Unit}: {StateWords}", service.Failure?.Location);
        }

        var current = service.Find(name);
        if (current is { Origin.IsExact: true } && current.Value == value)
        {
            return new DropInPlan.AlreadySo();
        }

        if (service.Unset.LastOrDefault(word => word.Value == name || word.Value == $"{name}={value}") is { } unset)
        {
            return new DropInPlan.Refused($"UnsetEnvironment= takes {name} away whatever sets it", unset.Location);
        }

        if (service.Fragment?.Contains("/systemd/transient/", StringComparison.Ordinal) == true)
        {
            return new DropInPlan.Refused($"systemd-run made {service.Unit}, and a drop-in would be left behind when it ends; give systemd-run --setenv={name}={value}", null);
        }

        var plan = current?.Origin.Layer switch
        {
            VariableLayer.EnvironmentFile => EditOf(current.Origin.Location!.Text, new EnvironmentFileFormat(), name, value),
            VariableLayer.Pam => new DropInPlan.Refused($"{name} is set by PAM, which beats the unit", current.Origin.Location),
            _ => InDropIn(name, value),
        };
        return Check(plan, name, value);
    }

    private string StateWords => service.LoadState switch
    {
        UnitLoadState.Masked => "it is masked",
        UnitLoadState.NotFound => "it is not found",
        UnitLoadState.Error => "its main file is broken",
        _ => "its settings contradict each other",
    };

    private DropInPlan InDropIn(string name, string value)
    {
        var last = service.DropIns.Where(path => Decides(path, name)).Select(MachinePath.Name).LastOrDefault();
        var stem = last is null ? "" : last[..^".conf".Length];
        foreach (var file in new[] { PreferredName, "zz-proxyfixer.conf", $"{stem}z-proxyfixer.conf" })
        {
            var path = $"{Folder}/{file}";
            var rank = last is null ? 1 : Bytewise.Comparer.Compare(file, last);
            var sameName = service.DropIns.FirstOrDefault(other => MachinePath.Name(other) == file);
            var isOurs = sameName is not null && environment.Files.Resolve(path) == environment.Files.Resolve(sameName);
            if (rank < 0 || (sameName is not null && !isOurs) || environment.Files.ReadLink(path) is not null)
            {
                continue;
            }

            return isOurs && environment.Files.Read(path) is { } text ? EditOf(text, new SystemdUnitFormat(), name, value) : New(path, name, value);
        }

        return new DropInPlan.Refused($"no drop-in name sorts behind {last}", null);
    }

    private static DropInPlan New(string path, string name, string value) =>
        !EnvironmentWords.IsName(name) || EnvironmentWordWriter.Write(name, value) is not { } word
            ? new DropInPlan.Refused("Environment= cannot hold this name or value", null)
            : new DropInPlan.NewFile(SourceText.FromString(path, $"[Service]\nEnvironment={word}\n"));

    // A drop-in decides where it sets the name, or clears what came before.
    private bool Decides(string path, string name) => environment.Files.Unit(path)?.Assignments.Any(assignment =>
        assignment is { Section: "Service", Key: "Environment" }
        && (assignment.Value.Length == 0 || assignment.Value.Span.Contains(name, StringComparison.Ordinal) || assignment.Value.Span.Contains('\\'))) ?? false;

    private static DropInPlan EditOf(SourceText text, IFormat format, string name, string value) =>
        format.Edit(format.Parse(text), NodePath.Of(name), value) switch
        {
            EditResult.Refused refused => new DropInPlan.Refused(refused.Reason, new(text, refused.Span)),
            EditResult.Edited edited => new DropInPlan.Edit(text, edited.Edits),
            _ => throw new InvalidOperationException("an edit is made or refused"),
        };

    // The nearest folder that is there may be a link into the store.
    private bool InStore(string path)
    {
        while (path != "/" && environment.Files.Resolve(path) is null)
        {
            path = MachinePath.Folder(path);
        }

        return environment.Files.Resolve(path)?.StartsWith("/nix/store/", StringComparison.Ordinal) == true;
    }

    private DropInPlan Check(DropInPlan plan, string name, string value)
    {
        var file = plan switch
        {
            DropInPlan.NewFile added => added.File,
            DropInPlan.Edit edit => edit.File.Apply(edit.Edits),
            _ => null,
        };
        if (file is null)
        {
            return plan;
        }

        if (InStore(file.Path))
        {
            return new DropInPlan.Refused($"{file.Path} would lie in /nix/store, which NixOS makes anew; set {name} in the configuration of NixOS (systemd.services.NAME.environment)", null);
        }

        var planned = environment.With(ImmutableDictionary<string, SourceText>.Empty.Add(file.Path, file));
        var after = planned.Compute(service.Scope, service.Unit);
        var wanted = service.Variables.Where(v => v.Name != name).Select(v => (v.Name, v.Value)).Append((Name: name, Value: value)).Order();
        return after.LoadState == service.LoadState && after.Variables.Select(v => (v.Name, v.Value)).Order().SequenceEqual(wanted)
            ? plan
            : new DropInPlan.Refused($"with {file.Path} changed, {service.Unit} would still not start with {name} as wanted", null);
    }
}
