using ProxyFixer.Formats.Assignments;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>Puts a project together as compose-go 1.20.2 does (loader/loader.go): layers, includes, extended services.</summary>
/// <param name="files">The machine the files lie on.</param>
internal sealed class ComposeLoader(MachineFiles files)
{
    // Each included project is one level; nobody includes this deep, and a circle is found by name before.
    private const int MostIncludes = 30;

    // Each include is loaded anew; this allows a few hundred before the budget is spent.
    private const int IncludeCost = 100_000;

    private readonly Dictionary<string, ComposeFile> read = new(StringComparer.Ordinal);

    /// <summary>What fails Compose, each with its file.</summary>
    public List<LocatedError> Errors { get; } = [];

    /// <summary>Bounds what the project may grow to.</summary>
    public ExpansionBudget Budget { get; } = new();

    /// <summary>Loads a project.</summary>
    /// <param name="layers">The files in order; a later one overrides.</param>
    /// <param name="folder">The project's folder: file names are relative to it.</param>
    /// <param name="environment">The project environment.</param>
    /// <param name="including">Projects that led here, by their first file.</param>
    /// <returns>The services by name; each variable has a value, or none where it is removed.</returns>
    public OrderedDictionary<string, ComposeService> Load(
        IReadOnlyList<ComposeFile> layers, string folder, Dictionary<string, string> environment, List<string> including)
    {
        var services = new OrderedDictionary<string, ComposeService>(StringComparer.Ordinal);
        foreach (var file in layers)
        {
            Report(file, environment);
            foreach (var layer in file.Layers)
            {
                var extended = new ExtendedServices(this, file, layer, folder, environment);
                var own = layer.Services.Keys.ToHashSet(StringComparer.Ordinal);
                foreach (var name in own)
                {
                    ComposeService.Merge(services, extended.Load(name));
                }

                Include(new(file, layer, folder, environment, own), services, including);
            }
        }

        foreach (var (name, service) in services.ToList())
        {
            services[name] = ServiceEnvironment.Resolve(service, environment, files, Errors, Budget);
        }

        return services;
    }

    /// <summary>Reads a file once.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="place">Where it is named.</param>
    /// <param name="source">The file that names it.</param>
    /// <returns>The file, or null where it cannot be read.</returns>
    public ComposeFile? Read(string path, TextSpan place, SourceText source)
    {
        if (!read.TryGetValue(path, out var file) && ComposeReading.Try(files, path, Errors, place, source) is { } text)
        {
            read[path] = file = ComposeFile.Read(text);
        }

        return file;
    }

    /// <summary>Reports what is wrong with a file, every value interpolated.</summary>
    /// <param name="file">The file.</param>
    /// <param name="environment">The project environment.</param>
    public void Report(ComposeFile file, Dictionary<string, string> environment)
    {
        Errors.AddRange(file.Errors.Select(error => new LocatedError(file.Text, error with { IsFatal = true })));
        foreach (var scalar in file.Templates)
        {
            if (Substitute(scalar.Value, environment).Error is { } error && (error.IsMissing || file.Errors.IsEmpty))
            {
                Errors.Add(new(file.Text, new(ComposeFile.Place(scalar, file.Text.Text, error.Offset), error.Message)) { NeedsVariable = error.IsMissing });
            }
        }
    }

    /// <summary>Interpolates a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="environment">The project environment.</param>
    /// <returns>The result, empty once the budget is spent; and what is wrong.</returns>
    public (string Value, TemplateError? Error) Substitute(string text, Dictionary<string, string> environment)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return (text, null);
        }

        if (Budget.IsSpent)
        {
            return ("", null);
        }

        var template = new Template(name => environment.GetValueOrDefault(name));
        var value = template.Substitute(text);
        Budget.Spend(value.Length);
        return (value, template.Error);
    }

    private void Include(Layer at, OrderedDictionary<string, ComposeService> services, List<string> including)
    {
        foreach (var include in IncludeDeclaration.Read(at.Source, at.File.Text, Errors))
        {
            var paths = include.Paths.Select(path => Place(at, path.Value)).ToList();
            Budget.Spend(IncludeCost);
            if (including.Contains(paths[0]) || including.Count >= MostIncludes || Budget.IsSpent)
            {
                Errors.Add(new(at.File.Text, new(include.Span, "the included projects include each other, or too deep")));
                continue;
            }

            if (paths.Select(path => Read(path, include.Span, at.File.Text)).ToList() is var found && found.Contains(null))
            {
                continue;
            }

            var folder = include.Folder is { } own ? Place(at, own.Value) : MachinePath.Folder(paths[0]);
            var environment = at.Environment;
            foreach (var path in include.EnvFiles.Select(path => Place(at, path.Value)).DefaultIfEmpty(folder.TrimEnd('/') + "/.env"))
            {
                if (include.EnvFiles.Count > 0 && !files.IsFile(path))
                {
                    Errors.Add(new(at.File.Text, new(include.Span, $"{path} cannot be read: no such file")));
                }

                environment = ProjectEnvironment.With(environment, path, files, Errors, Budget);
            }

            Import(at, include.Span, Load(found!, folder, environment, [.. including, paths[0]]), services);
        }
    }

    private void Import(
        Layer at, TextSpan place, OrderedDictionary<string, ComposeService> included, OrderedDictionary<string, ComposeService> services)
    {
        foreach (var service in included.Values)
        {
            if (at.Own.Add(service.Name))
            {
                ComposeService.Merge(services, service);
            }
            else
            {
                Errors.Add(new(at.File.Text, new(place, $"the included project defines the service '{service.Name}' a second time")));
            }
        }
    }

    private string Place(Layer at, string name) =>
        ComposeReading.Place(at.Folder, Substitute(name, at.Environment).Value, at.Environment);

    private sealed record Layer(
        ComposeFile File, ComposeLayer Source, string Folder, Dictionary<string, string> Environment, HashSet<string> Own);
}
