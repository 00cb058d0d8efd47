using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>What systemd refuses or passes over in an environment file, in words without values.</summary>
internal static class EnvironmentFileErrors
{
    /// <summary>Lists the errors.</summary>
    /// <param name="file">The file.</param>
    /// <param name="expands">True for environment.d.</param>
    /// <returns>In file order.</returns>
    public static ImmutableArray<SyntaxError> Of(EnvironmentFile file, bool expands)
    {
        var errors = new List<SyntaxError>();
        foreach (var span in file.Ignored)
        {
            errors.Add(new(span, "a line without '=' is passed over", IsFatal: false));
        }

        foreach (var assignment in file.Assignments)
        {
            if (Of(assignment, expands) is { } message)
            {
                errors.Add(new(assignment.IsClosed ? assignment.KeySpan : assignment.ValueSpan, message, IsFatal: false));
            }
        }

        if (file.Failure is { } failure)
        {
            errors.Add(new(failure.Span, "not valid UTF-8, or NUL: systemd rejects the whole file", IsFatal: !expands || failure.Message is null || file.CrashesGenerator));
        }

        return [.. errors.OrderBy(error => error.Span.Start)];
    }

    private static string? Of(EnvironmentFileAssignment assignment, bool expands) =>
        assignment.Key.StartsWith("export", StringComparison.Ordinal) && assignment.Key.AsSpan(6).TrimStart(" \t").Length < assignment.Key.Length - 6
            ? "'export' is no part of this grammar: the line is ignored"
        : assignment.Key.StartsWith('\uFEFF') ? "a byte order mark is part of the name here: the line is ignored"
        : !EnvironmentWords.IsName(assignment.Key) ? "systemd does not accept this name: the line is ignored"
        : !assignment.IsClosed ? "a quote is opened here and never closed: the rest of the file belongs to this value"
        : expands && !assignment.HasValue ? "environment.d cannot hold an empty value: the line is ignored"
        : null;
}
