using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>Tells which shell a file is for.</summary>
internal static class ShellDialect
{
    /// <summary>Tells whether zsh reads a file.</summary>
    /// <param name="source">The file.</param>
    /// <returns>True for zsh's own start-up files and for a first line that names zsh.</returns>
    public static bool IsZsh(SourceText source)
    {
        var name = source.Path.AsSpan(source.Path.LastIndexOf('/') + 1);
        if (name.SequenceEqual(".zshrc") || name.SequenceEqual(".zshenv") || name.SequenceEqual(".zprofile")
            || name.SequenceEqual(".zlogin") || name.EndsWith(".zsh", StringComparison.Ordinal))
        {
            return true;
        }

        var firstLine = source.Text.AsSpan(0, Math.Max(0, source.Text.IndexOf('\n', StringComparison.Ordinal)));
        return firstLine.StartsWith("#!", StringComparison.Ordinal) && firstLine.IndexOf("zsh") > 0;
    }
}
