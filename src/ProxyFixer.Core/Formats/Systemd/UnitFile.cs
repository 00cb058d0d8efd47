using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A <c>KEY=VALUE</c> line that systemd reads.</summary>
/// <param name="Section">The section's name.</param>
/// <param name="Key">The key, trimmed.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="Value">The value, joined and trimmed; not yet unquoted.</param>
/// <param name="Line">The number systemd gives the line: that of its last physical line.</param>
/// <param name="Whole">From the first physical line's start to before the last one's line end.</param>
public sealed record UnitAssignment(
    string Section, string Key, TextSpan KeySpan, LogicalText Value, int Line, TextSpan Whole);

/// <summary>A section header that opens a section.</summary>
/// <param name="Name">Without the brackets.</param>
/// <param name="Span">From the start of the line to before its line end.</param>
public sealed record UnitSection(string Name, TextSpan Span);

/// <summary>What systemd says about a line, in its words.</summary>
/// <param name="Span">The line, or the word that it is about.</param>
/// <param name="Line">The number systemd gives: that of the last physical line of a continued one.</param>
/// <param name="Message">The message; it may quote the line, so a reporter masks it.</param>
/// <param name="IsFatal">True where systemd reads the file no further.</param>
public sealed record UnitMessage(TextSpan Span, int Line, string Message, bool IsFatal = false);

/// <summary>A unit file, a drop-in, or a manager's configuration, as systemd reads it.</summary>
public sealed class UnitFile
{
    private UnitFile(SourceText text) => Text = text;

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>The kind of file that it was read as.</summary>
    public UnitDialect Dialect { get; private init; } = UnitDialect.Service;

    /// <summary>The lines that count, in file order; where the file is broken, those before the break.</summary>
    public ImmutableArray<UnitAssignment> Assignments { get; private init; }

    /// <summary>The headers of known sections, in file order.</summary>
    public ImmutableArray<UnitSection> Sections { get; private init; }

    /// <summary>What systemd complains about, in file order.</summary>
    public ImmutableArray<UnitMessage> Messages { get; private init; }

    /// <summary>The error that stops systemd: a main file then does not load, of a drop-in only what stood before counts.</summary>
    public UnitMessage? Failure => Messages.LastOrDefault() is { IsFatal: true } last ? last : null;

    /// <summary>True where the last line ends in a '\' that waits for another line.</summary>
    public bool IsDangling { get; private init; }

    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="version">The systemd that reads it.</param>
    /// <param name="dialect">The kind of file; null for a service or a drop-in of one.</param>
    /// <returns>What was read; never throws.</returns>
    public static UnitFile Parse(SourceText text, SystemdVersion version, UnitDialect? dialect = null)
    {
        var reader = new UnitReader(text, version, dialect ?? UnitDialect.Service);
        var assignments = ImmutableArray.CreateBuilder<UnitAssignment>();
        while (reader.Next() is { } assignment)
        {
            assignments.Add(assignment);
        }

        return new(text)
        {
            Dialect = dialect ?? UnitDialect.Service,
            IsDangling = reader.IsDangling,
            Assignments = assignments.DrainToImmutable(),
            Sections = [.. reader.Sections],
            Messages = [.. reader.Messages],
        };
    }
}
