using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>A project of Compose as it would be started now: its services with the environment of their containers.</summary>
/// <param name="File">The file that was named.</param>
/// <param name="Name">The project's name.</param>
/// <param name="Services">In order of first appearance.</param>
/// <param name="ProjectVariables">What the <c>.env</c> beside the file says: it serves <c>${…}</c>, and reaches no container by itself.</param>
/// <param name="Errors">Each with its file; Compose refuses the project where one is fatal.</param>
public sealed record ComposeProject(
    SourceText File,
    string Name,
    ImmutableArray<ContainerService> Services,
    ImmutableArray<ContainerVariable> ProjectVariables,
    ImmutableArray<LocatedError> Errors)
{
    /// <summary>True where Compose picks the file by itself when it is started in its folder, and with it an override file beside it.</summary>
    public bool IsPickedByItself => ProjectEnvironment.FileNames.Contains(MachinePath.Name(File.Path));

    /// <summary>Loads a project.</summary>
    /// <param name="text">Its first file.</param>
    /// <param name="files">The machine it lies on.</param>
    /// <param name="environment">The environment of the shell that starts it.</param>
    /// <returns>The project; errors are part of it.</returns>
    public static ComposeProject Load(SourceText text, MachineFiles files, IReadOnlyDictionary<string, string> environment)
    {
        var (services, project, errors) = LoadServices(text, files, environment);
        return new(
            text,
            project.GetValueOrDefault("COMPOSE_PROJECT_NAME", ""),
            [.. services.Values.Select(service => ContainerService.Of(service, text))],
            [.. ReadProjectFile(text, files)],
            errors);
    }

    /// <summary>Loads the services of a project.</summary>
    /// <param name="text">Its first file.</param>
    /// <param name="files">The machine it lies on.</param>
    /// <param name="caller">The environment of the shell that starts it.</param>
    /// <returns>The services by name, the project environment, and what fails Compose.</returns>
    internal static (OrderedDictionary<string, ComposeService> Services, Dictionary<string, string> Project, ImmutableArray<LocatedError> Errors) LoadServices(
        SourceText text, MachineFiles files, IReadOnlyDictionary<string, string> caller)
    {
        var loader = new ComposeLoader(files);
        var folder = MachinePath.Folder(text.Path);
        var project = ProjectEnvironment.With(caller, MachinePath.Join(folder, ".env"), files, loader.Errors, loader.Budget);
        var own = ComposeFile.Read(text);
        ProjectEnvironment.NameProject(project, own, folder);
        var layers = ProjectEnvironment.Layers(text.Path, files, project)
            .Select(layer => layer == text.Path ? own : loader.Read(layer, default, text))
            .OfType<ComposeFile>()
            .ToList();
        var services = loader.Load(layers, folder, project, [text.Path]);
        if (loader.Budget.IsSpent)
        {
            loader.Errors.Add(new(text, new(default, ExpansionBudget.Message)));
        }

        return (services, project, [.. loader.Errors.Distinct()]);
    }

    private static IEnumerable<ContainerVariable> ReadProjectFile(SourceText text, MachineFiles files)
    {
        var path = MachinePath.Join(MachinePath.Folder(text.Path), ".env");
        if (!files.IsFile(path) || files.TryRead(path, out _) is not { } file)
        {
            return [];
        }

        var reading = ComposeEnvFile.Read(file, _ => null, new ExpansionBudget());
        return reading.Values.Select(pair => new ContainerVariable(pair.Key, pair.Value, new(file, reading.Places.GetValueOrDefault(pair.Key)), true, []));
    }
}
