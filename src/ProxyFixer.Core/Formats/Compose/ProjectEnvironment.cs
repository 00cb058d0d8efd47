using ProxyFixer.Formats.Assignments;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>What serves <c>${...}</c> and names without value: the caller's environment, then <c>.env</c> beside the file.</summary>
internal static class ProjectEnvironment
{
    // compose-go 1.20.2, cli/options.go.
    /// <summary>The names of the file that Compose picks in a folder by itself, the first one first.</summary>
    public static readonly string[] FileNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    private static readonly string[] OverrideNames =
        ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    /// <summary>Adds what a file says to an environment; what is set already stays.</summary>
    /// <param name="caller">The environment that wins.</param>
    /// <param name="path">The file; it may be missing.</param>
    /// <param name="files">The machine.</param>
    /// <param name="errors">Gets what fails Compose.</param>
    /// <param name="budget">Is charged for the file.</param>
    /// <returns>A new environment.</returns>
    public static Dictionary<string, string> With(
        IReadOnlyDictionary<string, string> caller, string path, MachineFiles files, List<LocatedError> errors, ExpansionBudget budget)
    {
        var result = new Dictionary<string, string>(caller, StringComparer.Ordinal);
        if (!files.IsFile(path) || ComposeReading.Try(files, path, errors, default, null) is not { } file)
        {
            return result;
        }

        var reading = ComposeEnvFile.Read(file, name => caller.GetValueOrDefault(name), budget);
        if (reading.Error is not null)
        {
            errors.Add(new(file, reading.Error));
        }

        foreach (var (name, value) in reading.Values)
        {
            result.TryAdd(name, value);
        }

        return result;
    }

    /// <summary>Sets <c>COMPOSE_PROJECT_NAME</c> as Compose does before it interpolates.</summary>
    /// <param name="environment">Gets the name, unless it has one.</param>
    /// <param name="file">The file, which may name the project.</param>
    /// <param name="folder">The project's folder, whose name is the default.</param>
    public static void NameProject(Dictionary<string, string> environment, ComposeFile file, string folder)
    {
        var named = file.Layers.Select(layer => layer.Root?.Find("name")?.Value.Meaning).OfType<YamlScalar>().FirstOrDefault()?.Value;
        var name = named is null ? MachinePath.Name(folder)
            : new Template(variable => environment.GetValueOrDefault(variable)).Substitute(named);
        var plain = string.Concat(name.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')).TrimStart('_', '-');
        if (plain.Length > 0)
        {
            environment.TryAdd("COMPOSE_PROJECT_NAME", plain);
        }
    }

    /// <summary>Tells which files Compose puts together when it is started beside a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="files">The machine.</param>
    /// <param name="environment">The project environment, which may name files (<c>COMPOSE_FILE</c>).</param>
    /// <returns>Paths in order, a later one overrides; the file alone where Compose would not pick it by itself.</returns>
    public static List<string> Layers(string path, MachineFiles files, Dictionary<string, string> environment)
    {
        var folder = MachinePath.Folder(path);
        if (environment.GetValueOrDefault("COMPOSE_FILE") is { Length: > 0 } list)
        {
            var separator = environment.GetValueOrDefault("COMPOSE_PATH_SEPARATOR") is { Length: > 0 } own ? own : ":";
            var named = list.Split(separator).Select(name => MachinePath.Join(folder, name)).ToList();
            return named.Contains(path) ? named : [path];
        }

        var picked = Array.Find(FileNames, name => files.IsFile(MachinePath.Join(folder, name)));
        var over = Array.Find(OverrideNames, name => files.IsFile(MachinePath.Join(folder, name)));
        return picked == MachinePath.Name(path) && over is not null ? [path, MachinePath.Join(folder, over)] : [path];
    }
}
