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

    /// <summary>Reads another file in this place (<c>.</c>, <c>source</c>).</summary>
    Source,

    /// <summary>Does what the text of the file does not show: <c>eval</c> of an output, <c>export</c> of a name that is computed.</summary>
    Unseen,

    /// <summary>Leaves the file, or ends the shell.</summary>
    Leave,

    /// <summary>Leaves the file unless the shell is interactive: what stands below counts for one that is.</summary>
    Guard,
}

/// <summary>One effect of one command.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Name">The variable; for <see cref="EffectKind.Source"/> the file as it is written, without quotes; else empty.</param>
/// <param name="IsCertain">False where only a running shell knows whether it happens.</param>
/// <param name="Command">The command.</param>
/// <param name="Block">Number of the list of commands that it stands in; 0 is the file itself.</param>
internal sealed record ShellEffect(EffectKind Kind, string Name, bool IsCertain, TextSpan Command = default, int Block = 0)
{
    /// <summary>
    /// True where a <see cref="EffectKind.Set"/> or a <see cref="EffectKind.Touch"/> marks the variable for export too, or a <see cref="EffectKind.Source"/>
    /// all that it assigns.
    /// </summary>
    public bool Exports { get; init; }

    /// <summary>
    /// The value, or null where only a running shell knows it; of a <see cref="EffectKind.Source"/> and an <see cref="EffectKind.Unseen"/> the word as it is
    /// written, with its quotes.
    /// </summary>
    public string? Literal { get; init; }

    /// <summary>True where the value is made of text and references (<c>$NAME</c>), as far as the parser sees, so that what stands above may tell it.</summary>
    public bool Refers { get; init; }

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan { get; init; }

    /// <summary>Where the value stands, with its quotes.</summary>
    public TextSpan ValueSpan { get; init; }
}

/// <summary>A place where a command on a line of its own can be put.</summary>
/// <param name="Offset">Start of a line, or the end of the file.</param>
/// <param name="Block">Number of the list of commands; 0 is the file itself.</param>
/// <param name="IsInLine">True at the end of a file whose last line is not ended, or is continued.</param>
internal readonly record struct ShellSlot(int Offset, int Block, bool IsInLine);
