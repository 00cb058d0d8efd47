using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Text;
using YamlDotNet.Core;

namespace ProxyFixer.YamlFiles;

/// <summary>A YAML mapping that is read strictly: every key must be asked for, every value must have the right type.</summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="source">The file's text, in which places are looked up.</param>
/// <param name="node">The mapping.</param>
internal sealed class YamlMap(string file, string source, YamlEntries node)
{
    private const int Few = 16;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private Dictionary<string, (YamlValue Key, YamlValue Value)>? byName;

    /// <summary>Reads the only document of a file.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">YAML without tags, anchors and aliases.</param>
    /// <returns>Its mapping.</returns>
    /// <exception cref="ProxyFixerException">It is no YAML, or no mapping; says line and column (exit status 2).</exception>
    public static YamlMap Load(string file, string text)
    {
        try
        {
            return YamlLoader.FindReference(text) is { } reference ? throw Wrong(file, reference, "anchors, aliases and tags are not used here", null)
                : YamlLoader.Load(text) is { } root ? new(file, text, root)
                : throw ProxyFixerException.WrongInput($"{file}(1,1): the file must hold one mapping");
        }
        catch (YamlException e)
        {
            throw Wrong(file, YamlLoader.Of(e.Start), YamlFault.Of(e.InnerException is YamlException inner ? inner.Message : e.Message), e);
        }
    }

    /// <summary>The keys, in file order.</summary>
    public IEnumerable<string> Keys => node.Entries.Select(entry => Text(entry.Key, "a key"));

    /// <summary>Where the mapping stands in the file: its first line.</summary>
    public TextSpan FirstLine
    {
        get
        {
            var start = node.Start.Index;
            var end = source.AsSpan(start).IndexOfAny('\r', '\n');
            return TextSpan.FromBounds(start, end < 0 ? source.Length : start + end);
        }
    }

    /// <summary>Tells whether a key is there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True where it is.</returns>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The scalar's text.</returns>
    public string Text(string key) => Text(Need(key), $"'{key}'");

    /// <summary>A text that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The scalar's text, or null.</returns>
    public string? OptionalText(string key) => Find(key) is { } value ? Text(value, $"'{key}'") : null;

    /// <summary>A text that must be one of a list.</summary>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="words">The allowed words.</param>
    /// <returns>What the word stands for.</returns>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(Text(key), out var found)
            ? found
            : throw Wrong($"'{key}' must be one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}{NearestName.Question(Text(key), words.Keys)}", Need(key));

    /// <summary>A number that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="least">The least number that is allowed.</param>
    /// <returns>The number, or null.</returns>
    public int? OptionalNumber(string key, int least) =>
        OptionalText(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw Wrong($"'{key}' must be a number from {least} on", Need(key));

    /// <summary>A day that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The day, or null.</returns>
    public LastDay? OptionalDay(string key) =>
        OptionalText(key) is not { } text ? null
        : LastDay.Parse(text) ?? throw Wrong($"'{key}' must be a day such as 2027-01-31", Need(key));

    /// <summary>A list of words, or one word alone.</summary>
    /// <typeparam name="T">What the words stand for.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="words">The allowed words.</param>
    /// <returns>What they stand for, in file order; empty where the key is missing.</returns>
    public ImmutableArray<T> Words<T>(string key, IReadOnlyDictionary<string, T> words)
    {
        var texts = Texts(key);
        return texts.FirstOrDefault(text => !words.ContainsKey(text)) is { } wrong
            ? throw WrongItem($"'{key}' must be of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}", key, wrong)
            : [.. texts.Select(text => words[text])];
    }

    /// <summary>A list of texts, or one text alone.</summary>
    /// <param name="key">The key.</param>
    /// <returns>In file order; empty where the key is missing.</returns>
    public ImmutableArray<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlScalar scalar => [Text(scalar, $"'{key}'")],
        YamlList list => [.. list.Items.Select(item => Text(item, $"an item of '{key}'"))],
        var other => throw Wrong($"'{key}' must be a text or a list of texts", other),
    };

    /// <summary>A list of mappings.</summary>
    /// <param name="key">The key.</param>
    /// <returns>In file order; empty where the key is missing.</returns>
    public ImmutableArray<YamlMap> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(item => item is YamlEntries map
            ? new YamlMap(file, source, map)
            : throw Wrong($"an item of '{key}' must be a mapping", item))],
        var other => throw Wrong($"'{key}' must be a list of mappings", other),
    };

    /// <summary>A mapping that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The mapping, or null.</returns>
    public YamlMap? OptionalMap(string key) => Find(key) switch
    {
        null => null,
        YamlEntries map => new(file, source, map),
        var other => throw Wrong($"'{key}' must be a mapping", other),
    };

    /// <summary>Ends the reading: a key that nobody asked for is an error.</summary>
    /// <exception cref="ProxyFixerException">There is one (exit status 2).</exception>
    public void RefuseOtherKeys()
    {
        foreach (var (key, _) in node.Entries)
        {
            if (!asked.Contains(Text(key, "a key")))
            {
                var question = NearestName.Question(Text(key, "a key"), asked);
                throw Wrong($"unknown key '{Text(key, "a key")}'{(question.Length > 0 ? question : $"; known here are {string.Join(", ", asked.Order(StringComparer.Ordinal))}")}", key);
            }
        }
    }

    /// <summary>Makes an error that points into this mapping.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="key">The key it is about, or null for the whole mapping.</param>
    /// <returns>The exception to throw.</returns>
    public ProxyFixerException Wrong(string message, string? key = null) =>
        Wrong(message, key is not null && Find(key) is { } value ? value : node);

    /// <summary>Makes an error that points at one text of a list, or at a part of a text.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="key">The key of the list or text.</param>
    /// <param name="item">The text.</param>
    /// <param name="part">What the error is about in it; null for the whole text.</param>
    /// <returns>The exception to throw.</returns>
    public ProxyFixerException WrongItem(string message, string key, string item, string? part = null)
    {
        var value = Need(key);
        var text = value is YamlList list ? list.Items.First(one => one is YamlScalar { Text: { } given } && given.Trim() == item.Trim()) : value;
        return part is null ? Wrong(message, text) : WrongPart(message, text, part);
    }

    /// <summary>The line of a key.</summary>
    /// <param name="key">A key that is there.</param>
    /// <returns>From 1.</returns>
    public int LineOf(string key) => KeyNode(key).Start.Line;

    /// <summary>Makes an error that points at a key.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="key">The key.</param>
    /// <returns>The exception to throw.</returns>
    public ProxyFixerException WrongKey(string message, string key) =>
        Wrong(message, KeyNode(key));

    private YamlValue KeyNode(string key) => Entry(key)!.Value.Key;

    private static string Message(string file, YamlPlace at, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}({at.Line},{at.Column}): {message}");

    private static ProxyFixerException Wrong(string file, YamlPlace at, string message, Exception? inner) =>
        ProxyFixerException.WrongInput(Message(file, at, message), inner);

    private ProxyFixerException Wrong(string message, YamlValue at) => Wrong(file, at.Start, message, null);

    // A text of several lines begins where its > stands; what is wrong may be lines below.
    private ProxyFixerException WrongPart(string message, YamlValue text, string part)
    {
        var at = source.IndexOf(part, text.Start.Index, StringComparison.Ordinal);
        if (at < 0)
        {
            return Wrong(message, text);
        }

        var line = source.AsSpan(0, at).Count('\n') + 1;
        var column = at - source.LastIndexOf('\n', at);
        return Wrong(file, new(at, line, column), message, null);
    }

    private YamlValue? Find(string key)
    {
        asked.Add(key);
        return Entry(key)?.Value;
    }

    // Most mappings are short; one with thousands of keys is looked up by name.
    private (YamlValue Key, YamlValue Value)? Entry(string key)
    {
        if (node.Entries.Length <= Few)
        {
            return node.Find(key);
        }

        if (byName is null)
        {
            byName = new(StringComparer.Ordinal);
            foreach (var entry in node.Entries)
            {
                byName.TryAdd((entry.Key as YamlScalar)?.Text ?? "", entry);
            }
        }

        return byName.TryGetValue(key, out var found) ? found : null;
    }

    private YamlValue Need(string key) => Find(key) ?? throw Wrong($"the key '{key}' is missing", node);

    private string Text(YamlValue value, string what) =>
        value is YamlScalar { Text: { } text }
            ? text
            : throw Wrong($"{what} must be a text", value);
}
