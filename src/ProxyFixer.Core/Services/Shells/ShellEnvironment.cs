using System.Collections.Immutable;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Machine;
using ProxyFixer.Text;

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

    /// <summary>Why it may have more variables, each as the end of "… was judged only in part, because …"; empty where the files show all.</summary>
    internal ImmutableArray<string> Doubts { get; init; } = [];

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
        private const string Zdotdir = "ZDOTDIR";

        private readonly ShellFiles read = new(files);

        public ShellEnvironment Read(ShellStart start)
        {
            var (shell, startup) = (NameOfShell(), new StartupFiles(files, home));
            var first = Follow(shell == "zsh" ? startup.Zshenv(zdotdir: null).SkipLast(1) : []).Folder(Zdotdir);
            var zshenv = Follow(shell == "zsh" ? startup.Zshenv(first) : []);
            var folder = zshenv.Folder(Zdotdir);
            var variables = Follow(startup.Of(shell, start, first, folder));
            var visible = variables.All.Where(variable => variable.IsVisible && variable.Last is not null);
            var doubts = new ShellDoubts(files, home);
            return new(shell, [.. read.All.Select(reading => reading.Text.Path)], visible.ToImmutableSortedDictionary(variable => variable.Name, Describe, StringComparer.Ordinal))
            {
                Launches = [.. read.All.SelectMany(reading => reading.Launches.Select(launch => (reading.Text, launch)))],
                Doubts =
                [
                    .. ShellDoubts.OfShell(shell),
                    .. zshenv.Find(Zdotdir) is { IsSet: not Certainty.No } && folder is null ? ["ZDOTDIR moves the files of zsh to a folder that no file names"] : Array.Empty<string>(),
                    .. doubts.OfPlaces(variables.Unseen),
                    .. doubts.OfStarts(read.All),
                ],
            };
        }

        private ShellVariables Follow(IEnumerable<StartupFile> startup)
        {
            var variables = new ShellVariables { Home = home.TrimEnd('/') };
            foreach (var file in startup)
            {
                if (read.Read(file.Path, file.Kind) is { } reading)
                {
                    variables.Follow(reading, file.IsCertain, read.Open);
                }
            }

            return variables;
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
    }
}
