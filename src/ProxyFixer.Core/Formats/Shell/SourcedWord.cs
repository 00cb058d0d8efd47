using System.Text.RegularExpressions;

namespace ProxyFixer.Formats.Shell;

/// <summary>The path that the word behind <c>.</c> names, as far as files tell it.</summary>
internal static partial class SourcedWord
{
    /// <summary>Puts values in place of the references.</summary>
    /// <param name="raw">The word as it is written, with its quotes.</param>
    /// <param name="find">Gives the value of a variable; null where it is not known.</param>
    /// <param name="isSet">Tells whether a file sets a variable, or may: of one that none sets the default in <c>${NAME:-default}</c> counts.</param>
    /// <returns>An absolute path, which may have <c>*</c> and its kin; null where only a running shell knows it.</returns>
    public static string? Resolve(string raw, Func<string, string?> find, Predicate<string> isSet)
    {
        var plain = Default().Replace(raw, match => isSet(match.Groups[1].Value) ? $"${{{match.Groups[1].Value}}}" : match.Groups[2].Value);
        var path = ShellReferences.Resolve(Qualifier().Replace(plain, ""), find);

        // What is read from a pipe or a descriptor lies in no file.
        return path is null || !path.StartsWith('/') || path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal) ? null : path;
    }

    [GeneratedRegex(@"\$\{(\w+):?-((?:[^{}]|\$\{\w+\})*)\}")]
    private static partial Regex Default();

    // zsh says so which of the files it means: *.zsh(N).
    [GeneratedRegex(@"(?<=[*?\]][^/]*)\([^()/]*\)\z")]
    private static partial Regex Qualifier();
}
