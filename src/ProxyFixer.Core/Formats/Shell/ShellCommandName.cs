namespace ProxyFixer.Formats.Shell;

/// <summary>What is known of the name of a command.</summary>
/// <param name="name">The name.</param>
internal sealed class ShellCommandName(string name)
{
    public string Name { get; } = name;

    /// <summary>True for a builtin whose effects are followed.</summary>
    public bool IsBuiltin { get; } = name is ":" or "true" or "false" or "export" or "readonly" or "declare" or "typeset"
        or "local" or "unset" or "set" or "read" or "getopts" or "mapfile" or "readarray" or "printf" or "let" or "return" or "exit"
        or "exec" or "alias" or "eval";

    /// <summary>True for a builtin before which an assignment lasts in dash (POSIX, XCU 2.14), but not in bash.</summary>
    public bool IsSpecial { get; } = name is ":" or "." or "break" or "continue" or "eval" or "exec" or "exit" or "export"
        or "readonly" or "return" or "set" or "shift" or "times" or "trap" or "unset";

    /// <summary>True for a word before the command proper.</summary>
    public bool IsPrefix { get; } = name is "command" or "builtin" or "noglob" or "nocorrect";

    /// <summary>True once the file has defined a function or an alias of this name.</summary>
    public bool IsRedefined { get; set; }
}
