using System.Buffers;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Assignments;

/// <summary>What counts as the name of a variable, for the kinds of file that hold nothing but variables.</summary>
internal static class VariableName
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Tells whether a shell takes a text as a variable name (POSIX, XBD 3.216).</summary>
    /// <param name="name">Any text; may be empty.</param>
    /// <returns>True for <c>[A-Za-z_][A-Za-z0-9_]*</c>.</returns>
    public static bool IsPosix(ReadOnlySpan<char> name) =>
        !name.IsEmpty && !char.IsAsciiDigit(name[0]) && !name.ContainsAnyExcept(Characters);

    /// <summary>Tells whether a character may stand inside a POSIX variable name.</summary>
    /// <param name="c">Any character.</param>
    /// <returns>True for an ASCII letter, an ASCII digit and the underscore.</returns>
    public static bool Continues(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Makes the path of a variable named on the command line.</summary>
    /// <param name="target">What the user wrote in front of the equals sign.</param>
    /// <param name="isName">Whether the kind of file can hold that name.</param>
    /// <returns>A path of one step.</returns>
    /// <exception cref="ProxyFixerException">It is no name (exit status 2).</exception>
    public static NodePath Path(string target, Func<string, bool> isName) => isName(target)
        ? NodePath.Of(target)
        : throw ProxyFixerException.WrongInput($"'{target}' is not the name of a variable that this kind of file can hold");
}
