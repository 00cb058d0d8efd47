using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>One assignment of an environment file.</summary>
/// <param name="Key">The name as written, inner blanks included; it need not be valid.</param>
/// <param name="KeySpan">Where the name stands.</param>
/// <param name="ValueSpan">What is replaced to change the value: quotes included, blanks around it not.</param>
/// <param name="ReportedLine">The number systemd's parser gives in messages; about one too high, blank lines not counted.</param>
/// <param name="IsClosed">False where a quote is never closed: the value then swallows the rest of the file.</param>
public readonly record struct EnvironmentFileAssignment(
    string Key, TextSpan KeySpan, TextSpan ValueSpan, int ReportedLine, bool IsClosed)
{
    /// <summary>The text that holds the value: the whole file where the value stands there as it is, else the unquoted value alone.</summary>
    internal string? ValueText { get; init; }

    /// <summary>How the value stands in that text; most stand in the file as they are, and then nothing is copied.</summary>
    internal ScalarForm Form { get; init; }

    /// <summary>False where no character of a value was seen (<c>A=</c>, <c>A=""</c>).</summary>
    public bool HasValue => Form == ScalarForm.InText ? ValueSpan.Length > 0 : ValueText is not null;

    /// <summary>The value after unquoting; empty where there is none.</summary>
    internal ReadOnlySpan<char> Characters => Member.Characters;

    /// <summary>The name and the value in a tree; the value is an empty string where there is none.</summary>
    internal Member Member => new(Key, KeySpan, ValueSpan, ValueText ?? "", Form);

    /// <summary>The value after unquoting; null where there is none. A new string each time.</summary>
    public string? Value => HasValue ? Characters.ToString() : null;
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
        var assignments = ImmutableArray.CreateBuilder<EnvironmentFileAssignment>();
        while (reader.Next(out var assignment))
        {
            assignments.Add(assignment);
        }

        return new(text, assignments.DrainToImmutable(), [.. reader.Ignored], reader.Failure);
    }

    /// <summary>True where systemd's reader of environment.d crashes on the file, so that no file of these folders counts.</summary>
    /// <remarks>Tried on 252, 257 and 262: a value that is not UTF-8; a bad name alone is skipped.</remarks>
    public bool CrashesGenerator => Failure is { Message: not null }
        && Assignments.Any(a => EnvironmentWords.IsName(a.Key) && a.Value is { } value && !SystemdUtf8.IsValid(value));

    /// <summary>The assignment that gives a variable its value.</summary>
    /// <param name="name">A valid name.</param>
    /// <returns>The last one of that name, or null.</returns>
    public EnvironmentFileAssignment? Find(string name) => FindLast(a => string.Equals(a.Key, name, StringComparison.Ordinal));

    /// <summary>Looks for an assignment from the end.</summary>
    /// <param name="isWanted">Tells whether it is the one.</param>
    /// <returns>The last such one, or null.</returns>
    internal EnvironmentFileAssignment? FindLast(Func<EnvironmentFileAssignment, bool> isWanted)
    {
        for (var i = Assignments.Length - 1; i >= 0; i--)
        {
            if (isWanted(Assignments[i]))
            {
                return Assignments[i];
            }
        }

        return null;
    }
}
