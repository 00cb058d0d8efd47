using ProxyFixer.Machine;

namespace ProxyFixer.Formats.Compose;

/// <summary>The services of one document with what they extend, in the same file or another.</summary>
/// <param name="loader">Reads other files and takes errors.</param>
/// <param name="file">The file.</param>
/// <param name="layer">The document.</param>
/// <param name="folder">What file names in it are relative to.</param>
/// <param name="environment">The project environment.</param>
internal sealed class ExtendedServices(
    ComposeLoader loader, ComposeFile file, ComposeLayer layer, string folder, Dictionary<string, string> environment)
{
    private readonly Dictionary<Step, ComposeService> done = [];
    private readonly HashSet<ComposeFile> reported = [file];

    /// <summary>Loads a service of the document.</summary>
    /// <param name="name">The name of a service that the document declares.</param>
    /// <returns>The service over all it extends.</returns>
    public ComposeService Load(string name)
    {
        // The way down is kept in a list: a chain of services may be long, and none may be met twice.
        var way = new List<Step>();
        var met = new HashSet<Step>();
        Step? next = new(file, layer, folder, layer.Services[name]);
        while (next is not null && !done.ContainsKey(next) && met.Add(next))
        {
            way.Add(next);
            next = Extended(next);
        }

        var service = next is null ? null : done.GetValueOrDefault(next);
        if (next is not null && service is null)
        {
            Fail(way[^1], "the services extend each other in a circle");
        }

        for (var i = way.Count - 1; i >= 0; i--)
        {
            loader.Budget.Spend(service?.Environment.Count ?? 0);
            done[way[i]] = service = Read(way[i]).Over(loader.Budget.IsSpent ? null : service);
        }

        return service!;
    }

    private ComposeService Read(Step step)
    {
        var service = ComposeService.Read(step.Declaration, step.File.Text, Substitute);
        foreach (var envFile in step.Declaration.EnvFiles)
        {
            var path = ComposeReading.Place(step.Folder, Substitute(envFile.Path.Value), environment);
            service.EnvFiles.Add(new(path, envFile, step.File.Text));
        }

        return service;
    }

    private Step? Extended(Step step)
    {
        if (step.Declaration.ExtendedService is not { } extended)
        {
            return null;
        }

        var (from, source, place) = (step.File, step.Layer, step.Folder);
        if (step.Declaration.ExtendedFile is { } named)
        {
            var path = ComposeReading.Place(step.Folder, Substitute(named.Value), environment);
            if (loader.Read(path, named.Span, step.File.Text) is not { } other)
            {
                return null;
            }

            if (reported.Add(other))
            {
                loader.Report(other, environment);
            }

            (from, source, place) = (other, other.Layers.FirstOrDefault(), MachinePath.Folder(path));
        }

        if (source is null || !source.Services.TryGetValue(Substitute(extended.Value), out var declaration))
        {
            Fail(step, "there is no such service to extend");
            return null;
        }

        return new(from, source, place, declaration);
    }

    private void Fail(Step step, string message) =>
        loader.Errors.Add(new(step.File.Text, new(step.Declaration.ExtendedService!.Span, message)));

    private string Substitute(string text) => loader.Substitute(text, environment).Value;

    private sealed record Step(ComposeFile File, ComposeLayer Layer, string Folder, ServiceDeclaration Declaration)
    {
        public bool Equals(Step? other) => ReferenceEquals(Declaration, other?.Declaration);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Declaration);
    }
}
