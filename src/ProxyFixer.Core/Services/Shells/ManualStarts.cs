using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Shells;

/// <summary>
/// Starts of OpenClaw by a person, from a shell: in a terminal, tmux or screen, or by what such a shell starts (pm2, an entry point of a
/// container). One for each state folder that is found; where there is none, one for an OpenClaw that is installed.
/// </summary>
/// <param name="host">The machine.</param>
internal sealed class ManualStarts(Host host) : IServiceManager
{
    /// <inheritdoc/>
    /// <remarks>They have neither names nor scopes. Homes in their order, of each the default profile first.</remarks>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope)
    {
        if (service is not null || scope is not null)
        {
            return [];
        }

        var installs = new HomeInstalls(host);
        ManualStartDefinition[] found = [.. host.HomePaths.SelectMany(home => OfHome(home, installs))];
        return found.Length > 0 || installs.IsEmpty ? found : [Describe(LikelyHome(), profile: null, installs)];
    }

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind) => [];

    /// <inheritdoc/>
    public bool LeavesSyntax(string path, string kind) => false;

    /// <inheritdoc/>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) =>
        from start in concerned.OfType<ManualStartDefinition>()
        select new AdviceBlock(ShellText.OneLine(start.Name), ["# end it, and start it anew from a new shell"]);

    private IEnumerable<ManualStartDefinition> OfHome(string home, HomeInstalls installs)
    {
        var profiles = host.Files.List(home).Where(name => name.StartsWith(".openclaw-", StringComparison.Ordinal)).Select(name => name[".openclaw-".Length..])
            .Where(CliProfile.IsName);
        return from start in profiles.Prepend(ManualEnvironment.IsOwn(host, home) ? CliProfile.Asked(host.Environment) : null).Distinct(StringComparer.Ordinal)
                   .Select(profile => Describe(home, profile, installs))
               where host.Files.IsFile(start.State.ConfigPath) || host.Files.IsFile(start.State.Path + "/.env")
               select start;
    }

    private ManualStartDefinition Describe(string home, string? profile, HomeInstalls installs)
    {
        var shell = ManualEnvironment.Read(host, home);
        var given = new FileVariables(shell.Variables, shell.Doubt);
        var values = StartVariables.ByName(given.Given(text: null)).Values();
        var state = StateFolder.Find(host.Files, home, values, profile);
        var install = installs.Of(home);
        var account = UserAccounts.Read(host.Files).OfHome(home);
        return new(host, new(given, Command(home, install, values) with { Arguments = profile is null ? ["gateway"] : ["--profile", profile, "gateway"] }, shell.Files), state)
        {
            Home = home,
            WorkingFolder = "",
            User = account?.Name ?? MachinePath.Name(home),
            Profile = profile,
            ShellName = shell.Shell,
            Fallback = install?.Package.Folder + "/package.json",
        };
    }

    private StartCommand Command(string home, OpenClawInstall? install, ImmutableSortedDictionary<string, string> environment)
    {
        if (install is null)
        {
            return StartCommand.Unknown("no OpenClaw was found that it could start");
        }

        var script = new[] { "openclaw.mjs", "dist/entry.js", "dist/index.js" }.Select(name => $"{install.Package.Folder}/{name}").FirstOrDefault(host.Files.IsFile);
        var node = Folders(home, install, environment).SelectMany(folder => new[] { folder + "/node", folder + "/nodejs" }).FirstOrDefault(host.Files.IsFile);
        return StartCommand.Unknown("") with
        {
            Node = script is null ? null : node ?? "node",
            Script = script,
            Unseen = script is null ? $"{host.Display(install.Package.Folder)} has no program" : null,
        };
    }

    // Node lies beside the packages that were installed with it (npm-folders(7)); else the shell looks for it.
    private IEnumerable<string> Folders(string home, OpenClawInstall install, ImmutableSortedDictionary<string, string> environment)
    {
        var prefix = install.Package.Folder.Split("/lib/node_modules/", 2);
        var own = host.HasRoot ? "" : host.Environment.GetValueOrDefault("PATH", "");
        var path = $"{environment.GetValueOrDefault("PATH")}:{own}".Split(':').Where(folder => folder.StartsWith('/'));
        var usual = NodeModulesFolders.Expand(host.Files, home.TrimEnd('/') + "/.nvm/versions/node/*/bin").Reverse()
            .Concat(["/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", home.TrimEnd('/') + "/.volta/bin", home.TrimEnd('/') + "/.local/bin"]);
        return [.. prefix.Length == 2 ? [prefix[0] + "/bin"] : Array.Empty<string>(), .. path.Select(folder => MachinePath.Join("/", folder)), .. usual];
    }

    // Without a state folder nobody has run it yet: a person will, hardly root or a user without a login.
    private string LikelyHome()
    {
        var accounts = UserAccounts.Read(host.Files).All.Where(user => !user.HasNoLogin && user.Uid != 0).Select(user => MachinePath.Join("/", user.Home)).ToArray();
        return host.HomePaths.FirstOrDefault(home => accounts.Contains(home)) ?? host.HomePaths[0];
    }
}
