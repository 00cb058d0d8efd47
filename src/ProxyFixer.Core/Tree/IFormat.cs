using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>One grammar: reads a text into a <see cref="Document"/> and turns a wanted change into text edits.</summary>
public interface IFormat
{
    /// <summary>The name of the kind on the command line (<c>--kind</c>) and in reports: <c>dotenv</c>, <c>systemd-unit</c>.</summary>
    string Kind { get; }

    /// <summary>Tells by name, and where the name says too little by content, whether a file is of this kind.</summary>
    /// <param name="path">Absolute path as seen from the root, or a bare name.</param>
    /// <param name="head">The first characters of the file, at most 4,096; may be empty.</param>
    /// <returns>True where this format should read the file.</returns>
    bool Claims(string path, ReadOnlySpan<char> head);

    /// <summary>Reads a text as the program that owns it does.</summary>
    /// <param name="text">Any text, also broken, binary or empty.</param>
    /// <returns>What was read; errors are part of it. Never throws.</returns>
    Document Parse(SourceText text);

    /// <summary>Reads TARGET of <c>proxyfixer set</c>.</summary>
    /// <param name="target">A variable name, <c>SERVICE.NAME</c> or a JSON pointer, as the kind has it.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ProxyFixerException">The target has not the form of this kind (exit status 2).</exception>
    NodePath ReadTarget(string target);

    /// <summary>Asks for one value to become <paramref name="value"/> for the reader that owns the file.</summary>
    /// <param name="document">A document of this format.</param>
    /// <param name="path">What to set; a missing member is added.</param>
    /// <param name="value">The value after decoding, as the reader shall see it; may be empty.</param>
    /// <returns>Edits such that the value reads back and every other value is unchanged, or a refusal.</returns>
    EditResult Edit(Document document, NodePath path, string value);

    /// <summary>The comments of a file, as its reader tells them from values.</summary>
    /// <param name="text">Any text, also broken.</param>
    /// <returns>In file order, from the first character of the mark to behind the last one of the comment, a line's end left out; where
    /// the reader stops at an error, those before it. Comments behind a value are left out where another reader of such files takes
    /// them for a part of it. Never throws.</returns>
    IEnumerable<TextSpan> Comments(SourceText text);

    /// <summary>The values that stand in a file; a printed diff hides those that it does not change.</summary>
    /// <param name="document">A document of this format.</param>
    /// <returns>Name and place of each, in no particular order; empty for a format without secrets (program code).</returns>
    IEnumerable<NamedValue> Values(Document document) => NamedValue.In(document.Root);
}
