using ProxyFixer.Formats.Assignments;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>Reads the environment.d folders, as systemd's generator for user managers does.</summary>
/// <param name="files">The machine.</param>
/// <param name="scope">A user's manager.</param>
internal sealed class EnvironmentFolders(SystemdFiles files, SystemdScope scope)
{
    // systemd installs it. A root that holds a machine's settings without systemd itself is taken as if it were there.
    private const string Link = "/usr/lib/environment.d/99-environment.conf";
    private const string Linked = "/etc/environment";
    private readonly List<VariableOrigin> variables = [];
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly ExpansionBudget budget = new();

    /// <summary>The assignments, in order; none where one file makes the generator crash.</summary>
    public IReadOnlyList<VariableOrigin> Variables => variables;

    /// <summary>What the generator logs, and what we add.</summary>
    public List<ServiceWarning> Warnings { get; } = [];

    /// <summary>The files that are read.</summary>
    /// <returns>Paths, sorted by name over all folders; a same name in a stronger folder replaces the weaker.</returns>
    public IEnumerable<string> Paths()
    {
        string[] folders =
        [
            scope.Account.Home.TrimEnd('/') + "/.config/environment.d", "/etc/environment.d", "/run/environment.d",
            "/usr/local/lib/environment.d", "/usr/lib/environment.d",
        ];
        var paths = new SortedDictionary<string, string>(Bytewise.Comparer);
        foreach (var folder in folders)
        {
            foreach (var name in DropIns.ConfigurationNames(files, folder))
            {
                paths.TryAdd(name, folder + "/" + name);
            }
        }

        if (!HasSystemd)
        {
            paths.TryAdd(MachinePath.Name(Link), Link);
        }

        return paths.Values;
    }

    private bool HasSystemd => files.Status("/usr/lib/environment.d") is not null || files.Status("/usr/lib/systemd") is not null;

    /// <summary>Reads all files.</summary>
    /// <param name="inherited">Gives a variable the manager already has, or null.</param>
    public void ReadAll(Func<string, string?> inherited)
    {
        var expansion = new EnvironmentExpansion(name => values.GetValueOrDefault(name) ?? inherited(name));
        foreach (var found in Paths())
        {
            var path = IsLinked(found) ? Linked : found;
            if (!FilePermissions.MayRead(path, files.Resolve, files.Status, files.AccessList, scope.Account)
                || files.Environment(path) is not { } file || (file.Failure is { Message: null }))
            {
                continue;
            }

            Warnings.AddRange(EnvironmentFileHints.Of(file));
            foreach (var assignment in file.Assignments)
            {
                if (!Add(file, file.Text.At(found), assignment, expansion))
                {
                    variables.Clear();
                    return;
                }
            }
        }
    }

    // People edit the file behind the link.
    private bool IsLinked(string path) => files.Resolve(path) == Linked || (path == Link && !HasSystemd);

    // False where the generator crashes and nothing of what it read counts. It logs the path by which it came to the file.
    private bool Add(EnvironmentFile file, SourceText logged, EnvironmentFileAssignment assignment, EnvironmentExpansion expansion)
    {
        var place = new Location(logged, assignment.KeySpan);
        if (assignment.Value is null || !EnvironmentWords.IsName(assignment.Key))
        {
            var key = SystemdUtf8.Readable(assignment.Key);
            Warn(place, assignment.Value is null ? $"invalid syntax (around \"{key}\"), ignoring." : $"invalid variable name \"{key}\", ignoring.");
            return true;
        }

        if (!SystemdUtf8.IsValid(assignment.Value))
        {
            Warn(place, $"invalid UTF-8 value for key {assignment.Key}: '{SystemdUtf8.Readable(assignment.Value)}', ignoring.");
            Warnings.Add(new(
                place, place.Start.Line, "the bytes of this value are not UTF-8: systemd's generator crashes, and the variables of every environment.d file are lost",
                ServiceWarningKind.GeneratorCrash));
            return false;
        }

        if (budget.Take(expansion.Expand(assignment.Value)) is { } value)
        {
            values[assignment.Key] = value;
            variables.Add(new(assignment.Key, GeneratorOutput.Passed(value), VariableLayer.EnvironmentD, new(file.Text, TextSpan.FromBounds(assignment.KeySpan.Start, assignment.ValueSpan.End))));
        }

        return true;
    }

    private void Warn(Location place, string message) =>
        Warnings.Add(new(place, place.Start.Line, message, ServiceWarningKind.Systemd));
}
