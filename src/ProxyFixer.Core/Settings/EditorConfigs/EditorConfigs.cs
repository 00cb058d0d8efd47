using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Settings.EditorConfigs;

/// <summary>
/// The severities that <c>.editorconfig</c> and <c>.globalconfig</c> give, as .NET looks them up: the nearest <c>.editorconfig</c> above a file wins,
/// in it the last section that matches; a <c>.globalconfig</c> in the working folder or above is for all files. Only for files of the project, which
/// are those below the working folder, or below the highest folder above it that has an <c>.editorconfig</c>: what strangers keep elsewhere has no say.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="workingFolder">The real working folder.</param>
/// <param name="show">How a real path is shown.</param>
/// <param name="onFound">Is told the real path of each file that has a say.</param>
public sealed class EditorConfigs(Host host, string workingFolder, Func<string, string> show, Action<string> onFound)
{
    private const string Name = ".editorconfig";
    private const string GlobalName = ".globalconfig";
    private readonly Dictionary<string, EditorConfigFile?> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SectionPattern> patterns = new(StringComparer.Ordinal);
    private ImmutableArray<EditorConfigSeverity>? ofAll;
    private string? project;

    /// <summary>Says why an id is that of no rule; null for one of a rule. Asked only where a file names one.</summary>
    public Func<string, string?> WhyUnknown { get; set; } = _ => null;

    /// <summary>What is said of all files, the nearest first.</summary>
    /// <exception cref="ProxyFixerException">A file is wrong, or names a rule that there is not (exit status 2).</exception>
    public ImmutableArray<EditorConfigSeverity> OfAll => ofAll ??=
        [.. Above(workingFolder).Select(folder => ReadLocal(folder, GlobalName)).OfType<EditorConfigFile>().SelectMany(file => file.Severities.Reverse()).Where(one => one.Section is null)];

    /// <summary>What the <c>.editorconfig</c>s of the working folder say of files, the nearest first.</summary>
    public IEnumerable<EditorConfigSeverity> Here => FilesOf(workingFolder).SelectMany(file => file.File.Severities.Reverse()).Where(one => one.Section is not null);

    /// <summary>What is said of a rule's findings in a file.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="path">The file, absolute as seen from the root.</param>
    /// <returns>The severity, or null.</returns>
    public EditorConfigSeverity? Of(string id, string path)
    {
        var real = host.Own.ContainsKey(path) ? path : host.Files.Root.TrimEnd('/') + path;
        if (!real.StartsWith((project ??= FilesOf(workingFolder).LastOrDefault().Folder ?? workingFolder).TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            return null;
        }

        return FilesOf(Path.GetDirectoryName(real)!)
            .Select(one => one.File.Severities.LastOrDefault(severity => severity.Id == id && severity.Section is { } section && Pattern(section).IsMatch(real[(one.Folder.TrimEnd('/').Length + 1)..])))
            .FirstOrDefault(severity => severity is not null);
    }

    private IEnumerable<(string Folder, EditorConfigFile File)> FilesOf(string realFolder)
    {
        foreach (var folder in Above(realFolder))
        {
            if (Read(folder) is { } file)
            {
                yield return (folder, file);
                if (file.IsRoot)
                {
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var place = folder; place is not null; place = Path.GetDirectoryName(place))
        {
            yield return place;
        }
    }

    private SectionPattern Pattern(string section) => patterns.TryGetValue(section, out var known) ? known : patterns[section] = new(section);

    // Below the root links are followed inside of it, as everywhere.
    private EditorConfigFile? Read(string folder)
    {
        if (!files.TryGetValue(folder, out var known))
        {
            var path = host.Files.FromReal(Path.Combine(folder, Name));
            known = path is null ? ReadLocal(folder, Name)
                : host.Files.IsFile(path) && host.Files.TryRead(path, out _) is { } text ? Parse(Path.Combine(folder, Name), text.Text)
                : null;
            files.Add(folder, known);
        }

        return known;
    }

    private EditorConfigFile? ReadLocal(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.Exists(path) ? Parse(path, LocalFile.ReadText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.WrongInput($"{show(path)} was not read: {IoReason.Of(e)}", e);
        }
    }

    private EditorConfigFile Parse(string path, string text)
    {
        var file = EditorConfigFile.Parse(show(path), text);
        if (file.Severities.Select(one => (one.Place, Why: WhyUnknown(one.Id))).FirstOrDefault(one => one.Why is not null) is { Why: { } why } wrong)
        {
            throw ProxyFixerException.WrongInput($"{wrong.Place}: {why}");
        }

        if (!file.Severities.IsEmpty)
        {
            onFound(path);
        }

        return file;
    }
}
