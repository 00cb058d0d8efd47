namespace ProxyFixer.Text;

/// <summary>Says in plain words what a YAML parser says of a text that is none.</summary>
public static class YamlFault
{
    // What the sentences of YamlDotNet 16 have in common, the telling words first.
    private static readonly (string Part, string Words)[] Words =
    [
        ("too many levels", "the text is nested too deeply"),
        (" tab", "a tab cannot indent a line; use blanks"),
        ("Duplicate key", "the key is already defined in this mapping"),
        ("comment", "a comment needs a blank in front of it, and cannot stand within a text"),
        ("quoted scalar, found unexpected", "a quoted text is not closed"),
        ("quoted scalar, found wrong", "a line of a quoted text is not indented far enough"),
        ("quoted scalar", "the quoted text has an escape that YAML does not know; in single quotes a backslash is a backslash"),
        ("flow sequence", "a list in [ ] lacks a comma or its end"),
        ("flow mapping", "a mapping in { } lacks a comma or its end"),
        ("invalid mapping", "': ' stands within a value; quote the value, or begin a new line"),
        ("apping values", "': ' stands where there is no key; quote the value, or begin a new line"),
        ("simple key", "this line is no key with ': ' behind it"),
        ("block mapping", "this line is no 'key: value', or is not indented as the keys above it"),
        ("block collection", "this line is not indented as the entries above it"),
        ("cannot start", "a value cannot begin with this character; quote the value"),
        ("block scalar", "the text behind | or > must begin on a new line and be indented evenly"),
        ("scalar", "the value is not well formed; quote it"),
        (" tag", "a tag is not well formed"),
        ("%", "a directive is not well formed"),
        ("irective", "a directive is not well formed"),
        ("nchor", "an anchor or alias is not well formed"),
        ("lias", "an anchor or alias is not well formed"),
        ("parsing a node", "a value is missing"),
        ("document", "something stands where the document ends"),
        ("not allowed", "an entry cannot begin here; begin a new line"),
    ];

    /// <summary>Says what is wrong.</summary>
    /// <param name="message">The sentence of the parser.</param>
    /// <returns>A clause without a full stop, which quotes nothing of the text.</returns>
    public static string Of(string message) =>
        Words.FirstOrDefault(one => message.Contains(one.Part, StringComparison.Ordinal)).Words ?? "the text cannot be read as YAML from here";
}
