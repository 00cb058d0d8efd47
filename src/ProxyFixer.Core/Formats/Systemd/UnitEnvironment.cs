using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>The <c>Environment=</c> variables of one unit file alone.</summary>
internal static class UnitEnvironment
{
    private const string Known = "aAbBcCdEfgGhHiIjJlLmMnNopPqrRsStTuUvVwWyY";

    /// <summary>Says of any letter whether systemd 252 has such a specifier, without knowing what it stands for.</summary>
    /// <param name="letter">An ASCII letter or digit.</param>
    /// <returns>A specifier known only at run time, or an unknown one.</returns>
    public static Specifier AnySpecifier(char letter) =>
        Known.Contains(letter, StringComparison.Ordinal) ? Specifier.AtRunTime : Specifier.Unknown;

    /// <summary>Finds the word that gives each variable its value.</summary>
    /// <param name="unit">The file.</param>
    /// <returns>By name; the value is null where it depends on a specifier.</returns>
    public static Dictionary<string, UnitVariable> Read(UnitFile unit)
    {
        var variables = new Dictionary<string, UnitVariable>(StringComparer.Ordinal);
        foreach (var assignment in unit.Assignments)
        {
            if (!unit.Dialect.SetsVariables(assignment))
            {
                continue;
            }

            if (assignment.Value.Length == 0)
            {
                variables.Clear();
            }

            foreach (var word in EnvironmentWords.Split(assignment.Value).Words)
            {
                if (ResolvedText.Resolve(word.Text, AnySpecifier) is { Text: { } text } resolved && EnvironmentWords.IsAssignment(text))
                {
                    var equals = text.IndexOf('=', StringComparison.Ordinal);
                    variables[text[..equals]] = new(assignment, word, text[(equals + 1)..], resolved.IsExact);
                }
            }
        }

        return variables;
    }
}

/// <summary>The word that gives a variable its value in one unit file.</summary>
/// <param name="Assignment">The line.</param>
/// <param name="Word">The word in its value.</param>
/// <param name="Text">The value; specifiers that depend on the unit stand as written.</param>
/// <param name="IsExact">False where there are such specifiers.</param>
internal sealed record UnitVariable(UnitAssignment Assignment, EnvironmentWord Word, string Text, bool IsExact)
{
    /// <summary>Where the word stands in the file, quotes included.</summary>
    public TextSpan Span => EnvironmentWords.SpanOf(Assignment.Value, Word);
}
