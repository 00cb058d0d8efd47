using ProxyFixer.Formats.Assignments;
using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>The last step of loading a service: its environment files, and the variables it names without a value.</summary>
internal static class ServiceEnvironment
{
    /// <summary>Resolves a service as compose-go 1.20.2 does (types/project.go, ResolveServicesEnvironment).</summary>
    /// <param name="service">The merged service.</param>
    /// <param name="environment">The project environment.</param>
    /// <param name="files">The machine.</param>
    /// <param name="errors">Gets what fails Compose.</param>
    /// <param name="budget">Is charged for the files.</param>
    /// <returns>The service with the variables of its files, then its own; one that is removed is still only asked for.</returns>
    public static ComposeService Resolve(
        ComposeService service,
        Dictionary<string, string> environment,
        MachineFiles files,
        List<LocatedError> errors,
        ExpansionBudget budget)
    {
        var found = new OrderedDictionary<string, EnvironmentValue>(StringComparer.Ordinal);
        var failing = IsActive(service, environment) ? errors : [];
        foreach (var file in service.EnvFiles.TakeWhile(_ => !budget.IsSpent))
        {
            foreach (var value in Read(file, files, failing, Lookup, budget))
            {
                found[value.Name] = value.Over(found.GetValueOrDefault(value.Name));
            }
        }

        foreach (var value in service.Environment.Values.Where(value => value.State != EnvironmentState.Reset))
        {
            var asked = value.State == EnvironmentState.Asked ? environment.GetValueOrDefault(value.Name) : null;
            var known = asked is null ? value : value with { State = EnvironmentState.Set, Text = asked };
            found[value.Name] = known.Over(found.GetValueOrDefault(value.Name));
        }

        return service.With(found);

        string? Lookup(string name) => found.GetValueOrDefault(name)?.Text ?? environment.GetValueOrDefault(name);
    }

    // Compose reads the files of the services it would start only.
    private static bool IsActive(ComposeService service, Dictionary<string, string> environment)
    {
        var active = environment.GetValueOrDefault("COMPOSE_PROFILES")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return service.Profiles.Count == 0 || active.Contains("*") || service.Profiles.Intersect(active).Any();
    }

    private static IEnumerable<EnvironmentValue> Read(
        EnvFileReference reference,
        MachineFiles files,
        List<LocatedError> errors,
        Func<string, string?> lookup,
        ExpansionBudget budget)
    {
        var declaration = reference.Declaration;
        var place = declaration.Path.Span;
        if ((!declaration.IsRequired && files.Status(reference.Path) is null)
            || ComposeReading.Try(files, reference.Path, errors, place, reference.Source) is not { } text)
        {
            return [];
        }

        var reading = declaration.IsRaw ? RawEnvFile.Read(text, lookup, budget) : ComposeEnvFile.Read(text, lookup, budget);
        if (reading.Error is not null)
        {
            errors.Add(new(text, reading.Error));
        }

        return reading.Values.Select(pair => new EnvironmentValue(
            pair.Key, reading.Places.GetValueOrDefault(pair.Key), reading.Places.GetValueOrDefault(pair.Key), EnvironmentState.Set, pair.Value)
        {
            File = text,
            IsOfFile = true,
        });
    }
}
