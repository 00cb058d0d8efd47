using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Assignments;

/// <summary>What forbids a change before the grammar is even asked.</summary>
internal static class EditPreconditions
{
    /// <summary>Checks a wanted change.</summary>
    /// <param name="text">The file.</param>
    /// <param name="path">What shall be set.</param>
    /// <param name="value">The wanted value.</param>
    /// <param name="isName">Whether the kind of file can hold a name.</param>
    /// <returns>The refusal, or null where nothing speaks against it.</returns>
    public static EditResult.Refused? Check(SourceText text, NodePath path, string value, Func<string, bool> isName)
    {
        if (text.NotUtf8At is { } stray)
        {
            return new(new(stray, 1), "the file is not valid UTF-8");
        }

        if (path.Steps.Length != 1 || !isName(path.Name))
        {
            return new(default, "the name cannot be written so that the reader of this file would take it");
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            return new(default, "no environment variable can hold a zero byte");
        }

        return Utf8Bytes.HasLoneSurrogate(value) ? new(default, "the value is not valid Unicode") : null;
    }
}
