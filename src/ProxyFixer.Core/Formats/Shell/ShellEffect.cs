using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>What a command does to the variables of the shell that reads the file.</summary>
internal enum EffectKind
{
    /// <summary>Gives a variable a value.</summary>
    Set,

    /// <summary>Gives a variable a value that this reader does not follow (<c>read</c>, <c>for</c>, arithmetic).</summary>
    Touch,

    /// <summary>Marks a variable for export.</summary>
    Export,

    /// <summary>Takes the mark off.</summary>
    Unexport,

    /// <summary>Removes a variable.</summary>
    Unset,

    /// <summary>Forbids further changes.</summary>
    Freeze,

    /// <summary>From here on every assignment exports (<c>set -a</c>).</summary>
    ExportAll,

    /// <summary>The end of that.</summary>
    ExportSome,

    /// <summary>Defines a function.</summary>
    Define,

    /// <summary>Runs a command that may be a function of the file.</summary>
    Call,

    /// <summary>Leaves the function, or the file.</summary>
    Return,

    /// <summary>Ends the shell.</summary>
    Exit,
}

/// <summary>One effect of one command. A large file has millions of them, so that none is an object.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Name">The variable or function; empty where there is none.</param>
/// <param name="IsCertain">False where it depends on something that only a running shell knows.</param>
/// <param name="Exports">True where a <see cref="EffectKind.Set"/> marks the variable for export too.</param>
/// <param name="Source">The value, or the whole text; null where only a running shell knows the value.</param>
/// <param name="IsWritten">True where <paramref name="Source"/> is the text, in which the value stands with its quotes.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="ValueSpan">Where the value stands.</param>
/// <param name="Command">The command.</param>
/// <param name="Block">Number of the block that the command stands in; 0 is the file itself.</param>
/// <param name="Body">What a defined function does.</param>
internal readonly record struct ShellEffect(
    EffectKind Kind,
    string Name,
    bool IsCertain,
    bool Exports = false,
    string? Source = null,
    bool IsWritten = false,
    TextSpan NameSpan = default,
    TextSpan ValueSpan = default,
    TextSpan Command = default,
    int Block = 0,
    IReadOnlyList<ShellEffect>? Body = null)
{
    /// <summary>The value, or null where only a running shell knows it. A new string each time.</summary>
    public string? Literal => IsWritten && Source is not null ? ShellWord.Decode(Source, ValueSpan) : Source;
}

/// <summary>A place where a command on a line of its own can be put.</summary>
/// <param name="Offset">Start of a line, or the end of the file.</param>
/// <param name="Block">Number of the block; 0 is the file itself.</param>
/// <param name="IsInLine">True at the end of a file whose last line is not ended, or is continued.</param>
internal readonly record struct ShellSlot(int Offset, int Block, bool IsInLine);
