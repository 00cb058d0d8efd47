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

/// <summary>One effect of one command.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Name">The variable or function; empty where there is none.</param>
/// <param name="IsCertain">False where it depends on something that only a running shell knows.</param>
/// <param name="Exports">True where a <see cref="EffectKind.Set"/> marks the variable for export too.</param>
/// <param name="Literal">The value, or null where only a running shell knows it.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="ValueSpan">Where the value stands.</param>
/// <param name="Command">The command.</param>
/// <param name="Block">Number of the block that the command stands in; 0 is the file itself.</param>
/// <param name="Body">What a defined function does.</param>
internal sealed record ShellEffect(
    EffectKind Kind,
    string Name,
    bool IsCertain,
    bool Exports = false,
    string? Literal = null,
    TextSpan NameSpan = default,
    TextSpan ValueSpan = default,
    TextSpan Command = default,
    int Block = 0,
    IReadOnlyList<ShellEffect>? Body = null)
{
    /// <inheritdoc cref="IsCertain" path="/summary"/>
    public bool IsCertain { get; set; } = IsCertain;

    /// <inheritdoc cref="Block" path="/summary"/>
    public int Block { get; set; } = Block;
}

/// <summary>A place where a command on a line of its own can be put.</summary>
/// <param name="Offset">Start of a line, or the end of the file.</param>
/// <param name="Block">Number of the block; 0 is the file itself.</param>
/// <param name="IsInLine">True at the end of a file whose last line is not ended, or is continued.</param>
internal readonly record struct ShellSlot(int Offset, int Block, bool IsInLine);
