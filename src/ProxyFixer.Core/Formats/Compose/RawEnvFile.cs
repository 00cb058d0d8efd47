using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Compose;

/// <summary>Reads an <c>env_file</c> with <c>format: raw</c>: lines as <c>docker run --env-file</c> takes them (docker/cli, kvfile).</summary>
internal static class RawEnvFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lookup">The value of a name that stands alone; null where it is not set.</param>
    /// <param name="budget">Is charged for the file.</param>
    /// <returns>What was read.</returns>
    public static EnvFileReading Read(
        SourceText file, Func<string, string?> lookup, ExpansionBudget budget)
    {
        budget.Spend(file.Text.Length);
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var places = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        for (var number = 1; number <= file.LineCount; number++)
        {
            var span = file.LineAt(number);
            var line = file.Read(span).TrimEnd('\r');
            line = (number == 1 ? line.TrimStart('\uFEFF') : line).TrimStart(' ', '\t');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? line : line[..equals];
            if (name.Length == 0 || name.AsSpan().ContainsAny(' ', '\t'))
            {
                return new(values, places, new(span, "a name must not be empty and has no white space"));
            }

            if ((equals < 0 ? lookup(name) : line[(equals + 1)..]) is { } value)
            {
                values[name] = value;
                places[name] = span;
            }
        }

        return new(values, places, null);
    }
}
