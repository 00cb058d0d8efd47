using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Shells;

/// <summary>The environment that a user's shell gives to what is started from it, by the files that it reads; nothing is run.</summary>
/// <param name="Shell">The name of the shell: that of /etc/passwd; without one <c>bash</c>, and <c>zsh</c> on a Mac.</param>
/// <param name="Files">The files that were read, in order, each once.</param>
/// <param name="Variables">What they export or may export, by name.</param>
public sealed record ShellEnvironment(
    string Shell, ImmutableArray<string> Files, ImmutableSortedDictionary<string, ShellEnvironmentVariable> Variables)
{
    /// <summary>What a command sets for itself that a person types, because the shell has an alias or a function of its name; with the file.</summary>
    internal ImmutableArray<(SourceText Text, ShellLaunch Launch)> Launches { get; init; } = [];

    /// <summary>The variables that are surely set, with their values.</summary>
    public ImmutableSortedDictionary<string, string> Certain => Variables.Values
        .Where(variable => variable.Certainty == VariableCertainty.Certain)
        .ToImmutableSortedDictionary(variable => variable.Name, variable => variable.Values[0], StringComparer.Ordinal);

    /// <summary>Reads the files of a user's shell.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="home">The user's home folder, as seen from the root.</param>
    /// <param name="start">How the shell is started.</param>
    /// <returns>The environment; without what a shell has that reads no file (<c>HOME</c>, <c>PATH</c>).</returns>
    public static ShellEnvironment Read(MachineFiles files, string home, ShellStart start) => new Reader(files, home).Read(start);

    private sealed class Reader(MachineFiles files, string home)
    {
        /// <summary>How many files may be read from within others; bounds those that read each other.</summary>
        private const int MostSourced = 50;

        private readonly Dictionary<string, ShellReading?> readings = new(StringComparer.Ordinal);
        private int sourced;

        public ShellEnvironment Read(ShellStart start)
        {
            var (shell, variables) = (NameOfShell(), new ShellVariables());
            foreach (var file in new StartupFiles(files, home).Of(shell, start))
            {
                if (Reading(file.Path, file.Kind) is { } reading)
                {
                    variables.Follow(reading, file.IsCertain, Sourced);
                }
            }

            var read = readings.Where(pair => pair.Value is not null).Select(pair => pair.Key);
            var visible = variables.All.Where(variable => variable.IsVisible && variable.Last is not null);
            return new(shell, [.. read], visible.ToImmutableSortedDictionary(variable => variable.Name, Describe, StringComparer.Ordinal))
            {
                Launches = [.. readings.Values.OfType<ShellReading>().SelectMany(reading => reading.Launches.Select(launch => (reading.Text, launch)))],
            };
        }

        private string NameOfShell()
        {
            var account = UserAccounts.Read(files).OfHome(MachinePath.Join("/", home));
            return account is { HasNoLogin: false } ? MachinePath.Name(account.Shell)
                : home.StartsWith("/Users/", StringComparison.Ordinal) ? "zsh" : "bash";
        }

        private static ShellEnvironmentVariable Describe(ShellVariable variable)
        {
            var (file, effect) = variable.Origins[^1];
            var values = variable.Values;
            return new(
                variable.Name,
                variable.IsCertain ? VariableCertainty.Certain : values.Count > 0 ? VariableCertainty.Possible : VariableCertainty.Computed,
                [.. values],
                new Location(file.Text, effect.NameSpan.Length > 0 ? effect.NameSpan : effect.Command));
        }

        private ShellReading? Reading(string path, string kind)
        {
            if (!readings.TryGetValue(path, out var reading))
            {
                reading = !files.IsFile(path) || files.TryRead(path, out _) is not { } text ? null
                    : kind == "shell-profile" ? ShellReading.Of(text) : Assignments(text, kind);
                readings.Add(path, reading);
            }

            return reading;
        }

        private static ShellReading Assignments(SourceText text, string kind)
        {
            var members = (FormatCatalog.OfKind(kind).Parse(text).Root as ObjectNode)?.Effective() ?? [];
            var effects = members.Select(member => new ShellEffect(EffectKind.Set, member.Name, IsCertain: true)
            {
                Exports = true,
                Literal = member.AsString,
                NameSpan = member.NameSpan,
                ValueSpan = member.Value.Span,
            });
            var own = PamUserFile.Find(text).Where(_ => text.Path.EndsWith("/.pam_environment", StringComparison.Ordinal)).Select(line =>
                new ShellEffect(EffectKind.Set, line.Name, IsCertain: true) { Exports = true, Literal = line.Value, NameSpan = line.Where, ValueSpan = line.Where });
            return new(text, [.. effects, .. own], [], [], [], []);
        }

        /// <summary>Finds a file that another one reads: <c>~</c> and <c>$HOME</c> are known, other variables are not.</summary>
        private ShellReading? Sourced(string written)
        {
            var rest = new[] { "~/", "$HOME/", "${HOME}/" }.FirstOrDefault(start => written.StartsWith(start, StringComparison.Ordinal));
            var path = rest is null ? written : $"{home.TrimEnd('/')}/{written[rest.Length..]}";
            return path.StartsWith('/') && !path.AsSpan().ContainsAny('$', '`', '*') && sourced++ < MostSourced
                ? Reading(MachinePath.Join("/", path), "shell-profile")
                : null;
        }
    }
}
