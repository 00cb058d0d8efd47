using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>A file of <c>--env-file</c> as Podman reads it (pkg/env/env.go): no quotes, no escapes, no comment behind a value.</summary>
internal static class PodmanEnvFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Its variables in file order, with the place of the line; names alone, which take the value of Podman's own environment, are left out.</returns>
    public static ImmutableArray<StartVariable> Read(SourceText text)
    {
        var variables = ImmutableArray.CreateBuilder<StartVariable>();
        for (var number = 1; number <= text.LineCount; number++)
        {
            var span = text.LineAt(number);
            var line = text.Read(span).TrimEnd('\r');
            var indent = line.Length - line.TrimStart(' ', '\t').Length;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > indent && line[indent] != '#')
            {
                variables.Add(new(line[indent..equals], line[(equals + 1)..], new(text, new(span.Start + indent, equals - indent)), "EnvironmentFile="));
            }
        }

        return variables.ToImmutable();
    }
}
