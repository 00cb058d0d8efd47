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
    // systemd.syntax(7), booleans
    private static readonly ImmutableArray<string> TrueWords = ["1", "yes", "y", "true", "t", "on"];

    /// <summary>The assignments of <c>Environment=</c>: of two with the same name the later one wins.</summary>
    public IEnumerable<PlacedText> Variables => Words("Environment").Where(word => EnvironmentWords.IsAssignment(word.Text));

    /// <summary>What <c>PodmanArgs=</c> says.</summary>
    public PodmanArguments Arguments => new(Words("PodmanArgs"));

    /// <summary>The words of all values of a key, quotes gone and specifiers resolved.</summary>
    /// <param name="key">The key.</param>
    /// <returns>In order, since the last empty value, with places; what systemd refuses is left out.</returns>
    public IEnumerable<PlacedText> Words(string key) =>
        from line in Values(key)
        from word in line.Words()
        let text = resolve(word.Text)
        where text is not null
        select word with { Text = text };

    /// <summary>The last value of a key, as a truth value.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Null where there is none.</returns>
    public bool? Flag(string key) => Text(key) is { } text ? TrueWords.Contains(text.ToLowerInvariant()) : null;

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
