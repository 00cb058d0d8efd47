using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Reads a config as OpenClaw does: includes, env section, <c>${VAR}</c>, and the env section again.</summary>
internal static class ConfigResolver
{
    /// <summary>Resolves a config.</summary>
    /// <param name="document">The config.</param>
    /// <param name="files">The machine it lies on.</param>
    /// <param name="environment">The environment of OpenClaw before it reads the config.</param>
    /// <param name="release">The release that reads it.</param>
    /// <returns>
    /// The value and what it adds to the environment. Where a file cannot be read OpenClaw refuses the whole config: then the
    /// value is that of the config file alone and nothing is added.
    /// </returns>
    public static Resolution Resolve(
        Document document, MachineFiles files, IReadOnlyDictionary<string, string> environment, OpenClawRelease release)
    {
        var reader = new IncludeReader(document, files, FurtherRoots(environment));
        reader.Errors.AddRange(document.Errors.Select(error => new LocatedError(document.Text, error)));
        var config = document.IsBroken ? document.Root : new IncludeProcessor(reader, release).Process(reader.Top);
        if (reader.Errors.Any(located => located.Error.IsFatal))
        {
            return new(document.Root, ImmutableSortedDictionary<string, string>.Empty, [.. reader.Errors]);
        }

        var variables = new ConfigEnvironment(environment, release);
        variables.Add(config);
        var value = VariableReferences.Substitute(config, variables.Current);
        variables.Add(value);
        return new(value, variables.Added, [.. reader.Errors, .. NotStrings(config, reader)]);
    }

    // The schema of the config allows strings only. A null is not named: it is no value that someone wanted to set.
    private static IEnumerable<LocatedError> NotStrings(Node config, IncludeReader reader)
    {
        foreach (var (name, value, isDirect) in ConfigEnvironment.Variables(config))
        {
            if (value is not ScalarNode { Value: string or null })
            {
                var path = NodePath.Of(isDirect ? ["env", name] : ["env", "vars", name]);
                var (owner, node) = new ConfigLayers(reader).Locate(path.Steps);
                yield return new LocatedError(owner.Text, new SyntaxError(
                    node.Span,
                    $"{JsonPointer.Show(path.Steps, path.Steps.Length)} must be a string; OpenClaw refuses the whole config"));
            }
        }
    }

    // Absolute folders, or '~' for the home folder; what a relative one means depends on where OpenClaw was started.
    private static IEnumerable<string> FurtherRoots(IReadOnlyDictionary<string, string> environment)
    {
        var home = environment.GetValueOrDefault("OPENCLAW_HOME") ?? environment.GetValueOrDefault("HOME") ?? "/";
        foreach (var entry in environment.GetValueOrDefault("OPENCLAW_INCLUDE_ROOTS", "").Split(':'))
        {
            var folder = EcmaSpace.Trim(entry).ToString();
            folder = folder == "~" || folder.StartsWith("~/", StringComparison.Ordinal) ? home + folder[1..] : folder;
            if (folder.StartsWith('/'))
            {
                yield return MachinePath.Join("/", folder);
            }
        }
    }
}
