using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>A file of <c>--env-file</c> as Podman reads it (pkg/env/env.go): no quotes, no escapes, no comment behind a value.</summary>
internal static class PodmanEnvFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Its entries in file order, each with the place of its name: <c>NAME=VALUE</c>, or a name alone, which takes the value of Podman's own environment.</returns>
    public static ImmutableArray<PlacedText> Read(SourceText text)
    {
        var entries = ImmutableArray.CreateBuilder<PlacedText>();
        for (var number = 1; number <= text.LineCount; number++)
        {
            var span = text.LineAt(number);
            var line = text.Read(span).TrimEnd('\r');
            var entry = line.TrimStart(' ', '\t');
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (entry.Length > 0 && equals != 0 && entry[0] != '#')
            {
                entries.Add(new(entry, new(text, new(span.Start + line.Length - entry.Length, equals < 0 ? entry.Length : equals))));
            }
        }

        return entries.ToImmutable();
    }
}
