using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>The shell a file is for, where its grammar differs.</summary>
internal enum ShellDialect
{
    /// <summary>Any POSIX shell; on Debian dash, elsewhere bash.</summary>
    Posix,

    /// <summary>bash alone.</summary>
    Bash,

    /// <summary>zsh alone.</summary>
    Zsh,

    /// <summary>fish, whose grammar is another one.</summary>
    Fish,
}

/// <summary>Tells which shell a file is for.</summary>
internal static class ShellDialects
{
    /// <summary>Looks at the name and at the first line.</summary>
    /// <param name="source">The file.</param>
    /// <returns>The dialect.</returns>
    public static ShellDialect Of(SourceText source)
    {
        var name = source.Path.AsSpan(source.Path.LastIndexOf('/') + 1);
        if (name is ".zshrc" or ".zshenv" or ".zprofile" or ".zlogin" || name.EndsWith(".zsh", StringComparison.Ordinal))
        {
            return ShellDialect.Zsh;
        }

        if (name.EndsWith(".fish", StringComparison.Ordinal))
        {
            return ShellDialect.Fish;
        }

        if (name is ".bashrc" or ".bash_profile" or ".bash_login" or "bash.bashrc")
        {
            return ShellDialect.Bash;
        }

        var firstLine = source.Text.AsSpan(0, Math.Max(0, source.Text.IndexOf('\n', StringComparison.Ordinal)));
        return !firstLine.StartsWith("#!", StringComparison.Ordinal) ? ShellDialect.Posix
            : firstLine.IndexOf("zsh") > 0 ? ShellDialect.Zsh
            : firstLine.IndexOf("fish") > 0 ? ShellDialect.Fish
            : firstLine.IndexOf("bash") > 0 ? ShellDialect.Bash
            : ShellDialect.Posix;
    }
}
