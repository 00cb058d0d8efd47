using System.Collections.Immutable;

namespace ProxyFixer.Cli.Commands;

/// <summary>A report and where it goes.</summary>
/// <param name="Format">The form of the report.</param>
/// <param name="File">As the user named it; null for standard output.</param>
internal sealed record OutputTarget(string Format, string? File)
{
    private const string StandardOutput = "-";

    /// <summary>Reads what the user says of forms and files.</summary>
    /// <param name="format">Value of <c>--format</c>.</param>
    /// <param name="isAsked">Whether <c>--format</c> was given.</param>
    /// <param name="outputs">Values of <c>--output</c>: <c>FILE</c> or <c>FORMAT=FILE</c>.</param>
    /// <param name="formats">The forms there are.</param>
    /// <returns>At least one. A form that was asked for and has no file goes to standard output.</returns>
    /// <exception cref="ProxyFixerException">One has no name, two go to the same place (exit status 2).</exception>
    public static ImmutableArray<OutputTarget> Read(string format, bool isAsked, IReadOnlyList<string> outputs, IReadOnlyCollection<string> formats)
    {
        var targets = outputs.Select(output => Read(format, output, formats)).ToImmutableArray();
        return targets.GroupBy(target => target.File ?? StandardOutput, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw ProxyFixerException.WrongInput($"--output: two reports would go to {(twice.Key == StandardOutput ? "standard output" : twice.Key)}")
            : outputs.Count(output => Parts(output, formats) is null) > 1
            ? throw ProxyFixerException.WrongInput("--output FILE says where the report goes and may be given once; write --output FORMAT=FILE for a further one")
            : targets.IsEmpty || (isAsked && targets.All(target => target.Format != format)) ? targets.Insert(0, new(format, null))
            : targets;
    }

    private static OutputTarget Read(string format, string output, IReadOnlyCollection<string> formats)
    {
        var (form, file) = Parts(output, formats) ?? (format, output);
        return file.Length == 0
            ? throw ProxyFixerException.WrongInput("--output needs the name of a file")
            : new(form, file == StandardOutput ? null : file);
    }

    // A word with '=' behind it that is no form is more likely mistyped than the beginning of a file's name.
    private static (string Format, string File)? Parts(string output, IReadOnlyCollection<string> formats) =>
        output.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && output[..at].All(char.IsAsciiLetterLower)
            ? formats.Contains(output[..at])
                ? (output[..at], output[(at + 1)..])
                : throw ProxyFixerException.WrongInput($"--output: there is no format '{output[..at]}' here, only {string.Join(", ", formats)}; a file of that name is ./{output}")
            : null;
}
