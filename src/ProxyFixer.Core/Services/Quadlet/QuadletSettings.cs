using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>What the <c>[Container]</c> sections of a file and its drop-ins say together.</summary>
/// <param name="files">The file, then its drop-ins in the order applied.</param>
/// <param name="resolve">Resolves the specifiers of a text, which systemd does in the service that Quadlet generates; null where it refuses them.</param>
/// <remarks>Podman's pkg/systemd/parser and pkg/systemd/quadlet: an empty value clears what came before, of single values the last counts.</remarks>
internal sealed class QuadletSettings(ImmutableArray<UnitFile> files, Func<string, string?> resolve)
{
    /// <summary>The variables of <c>Environment=</c>: of two with the same name the later one wins.</summary>
    /// <returns>In the order of their lines, each over those before it.</returns>
    public IEnumerable<StartVariable> Variables() =>
        from setting in Values("Environment")
        from word in setting.Words()
        let text = resolve(word.Text)
        where text is not null && EnvironmentWords.IsAssignment(text)
        let pair = text.Split('=', 2)
        select new StartVariable(pair[0], pair[1], word.Where, "Environment=");

    /// <summary>The last value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value as written; null where there is none, or an empty one took it back.</returns>
    public LocatedLine? Find(string key) => Values(key).LastOrDefault();

    /// <summary>The last value of a key, specifiers resolved.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; null where there is none, or systemd refuses it.</returns>
    public string? Text(string key) => Find(key) is { } line ? resolve(line.Text) : null;

    /// <summary>All values of a key, specifiers resolved.</summary>
    /// <param name="key">The key.</param>
    /// <returns>In order, since the last empty one, with places.</returns>
    public IEnumerable<PlacedText> Texts(string key) =>
        from line in Values(key)
        let text = resolve(line.Text)
        where text is not null
        select new PlacedText(text, line.Whole);

    private List<LocatedLine> Values(string key)
    {
        var values = new List<LocatedLine>();
        foreach (var file in files)
        {
            foreach (var assignment in file.Assignments.Where(line => line.Section == UnitDialect.Container.Section && line.Key == key))
            {
                if (assignment.Value.Length == 0)
                {
                    values.Clear();
                }
                else
                {
                    values.Add(new(file.Text, assignment.Value));
                }
            }
        }

        return values;
    }
}
