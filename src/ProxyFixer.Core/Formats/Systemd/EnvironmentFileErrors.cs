using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>What systemd refuses or passes over in an environment file, in words without values.</summary>
internal static class EnvironmentFileErrors
{
    /// <summary>Lists the errors of a whole file.</summary>
    /// <param name="reader">A reader at the end of the file.</param>
    /// <param name="ofAssignments">Those of its assignments, in file order.</param>
    /// <param name="expands">True for environment.d.</param>
    /// <returns>In file order.</returns>
    public static ImmutableArray<SyntaxError> Of(EnvironmentFileReader reader, IEnumerable<SyntaxError> ofAssignments, bool expands)
    {
        List<SyntaxError> errors = [.. reader.Ignored.Select(span => new SyntaxError(span, "a line without '=' is skipped", IsFatal: false)), .. ofAssignments];
        if (reader.Failure is { } failure)
        {
            errors.Add(new(failure.Span, "not valid UTF-8, or NUL: systemd rejects the whole file", IsFatal: !expands || failure.Message is null || reader.HasInvalidValue));
        }

        return [.. errors.OrderBy(error => error.Span.Start)];
    }

    /// <summary>Tells what is wrong with an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="expands">True for environment.d.</param>
    /// <returns>The error, or null.</returns>
    public static SyntaxError? Of(in EnvironmentFileAssignment assignment, bool expands) => Message(assignment, expands) is { } message
        ? new(assignment.IsClosed ? assignment.KeySpan : assignment.ValueSpan, message, IsFatal: false)
        : null;

    private static string? Message(in EnvironmentFileAssignment assignment, bool expands) =>
        assignment.Key.StartsWith("export", StringComparison.Ordinal) && assignment.Key.AsSpan(6).TrimStart(" \t").Length < assignment.Key.Length - 6
            ? "'export' is no part of this grammar: the line is ignored"
        : assignment.Key.StartsWith('\uFEFF') ? "a byte order mark is part of the name here: the line is ignored"
        : !EnvironmentWords.IsName(assignment.Key) ? "systemd does not accept this name: the line is ignored"
        : !assignment.IsClosed ? "a quote is opened here and never closed: the rest of the file belongs to this value"
        : expands && !assignment.HasValue ? "environment.d cannot hold an empty value: the line is ignored"
        : null;
}
