using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>One assignment of an environment file.</summary>
/// <param name="Key">The name as written, inner blanks included; it need not be valid.</param>
/// <param name="KeySpan">Where the name stands.</param>
/// <param name="ValueSpan">What is replaced to change the value: quotes included, blanks around it not.</param>
/// <param name="ReportedLine">The number systemd's parser gives in messages; about one too high, blank lines not counted.</param>
/// <param name="IsClosed">False where a quote is never closed: the value then swallows the rest of the file.</param>
public sealed record EnvironmentFileAssignment(
    string Key, TextSpan KeySpan, TextSpan ValueSpan, int ReportedLine, bool IsClosed)
{
    /// <summary>The text that holds the value: the whole file where the value stands there as it is, else the unquoted value alone.</summary>
    internal string? ValueText { get; init; }

    /// <summary>True where the value stands in the file as it is; most do, and then nothing is copied.</summary>
    internal bool IsPlain { get; init; }

    /// <summary>False where no character of a value was seen (<c>A=</c>, <c>A=""</c>).</summary>
    public bool HasValue => IsPlain ? ValueSpan.Length > 0 : ValueText is not null;

    /// <summary>The value after unquoting; null where there is none. A new string each time.</summary>
    public string? Value => IsPlain && HasValue ? ValueText!.Substring(ValueSpan.Start, ValueSpan.Length) : IsPlain ? null : ValueText;
}

/// <summary>An error by which systemd rejects a whole environment file.</summary>
/// <param name="Span">The place.</param>
/// <param name="ReportedLine">The number systemd's parser gives, or 0 where it gives none.</param>
/// <param name="Message">systemd's words, or null where it logs nothing about the place.</param>
/// <param name="Cause">The system's words for the failed start: <c>Invalid argument</c>, <c>Bad message</c>.</param>
public sealed record EnvironmentFileFailure(TextSpan Span, int ReportedLine, string? Message, string Cause);

/// <summary>A file of <c>EnvironmentFile=</c>, or of environment.d before expansion.</summary>
/// <param name="Text">The file.</param>
/// <param name="Assignments">In file order, names valid or not; none of them counts for a service where there is a failure.</param>
/// <param name="Ignored">Lines without '=', in file order; systemd passes over them silently.</param>
/// <param name="Failure">Why systemd rejects the whole file, or null.</param>
public sealed record EnvironmentFile(
    SourceText Text,
    ImmutableArray<EnvironmentFileAssignment> Assignments,
    ImmutableArray<TextSpan> Ignored,
    EnvironmentFileFailure? Failure)
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="version">The systemd that reads it; it decides what a comment that ends in '\' does.</param>
    /// <returns>What was read; never throws.</returns>
    public static EnvironmentFile Parse(SourceText text, SystemdVersion version)
    {
        var reader = new EnvironmentFileReader(text.Text, version.CommentsContinue);
        reader.ReadAll();
        var nul = text.Text.IndexOf('\0', StringComparison.Ordinal);
        return new(
            text,
            reader.Assignments.ToImmutable(),
            reader.Ignored.ToImmutable(),
            nul < 0 ? reader.Failure : new(new(nul, 1), 0, null, "Bad message"));
    }

    /// <summary>True where systemd's reader of environment.d crashes on the file, so that no file of these folders counts.</summary>
    /// <remarks>Tried on 252, 257 and 262: a value that is not UTF-8; a bad name alone is passed over.</remarks>
    public bool CrashesGenerator => Failure is { Message: not null }
        && Assignments.Any(a => EnvironmentWords.IsName(a.Key) && a.Value is { } value && !SystemdUtf8.IsValid(value));

    /// <summary>The assignment that gives a variable its value.</summary>
    /// <param name="name">A valid name.</param>
    /// <returns>The last one of that name, or null.</returns>
    public EnvironmentFileAssignment? Find(string name) =>
        Assignments.LastOrDefault(a => string.Equals(a.Key, name, StringComparison.Ordinal));
}
