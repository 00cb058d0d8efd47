using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services;

/// <summary>Proxy variables that a login shell of the service's user has; a service does not inherit them.</summary>
internal static class ShellProxies
{
    private static readonly ImmutableArray<string> Profiles = [".profile", ".bash_profile", ".bashrc", ".zprofile", ".zshenv", ".zshrc"];

    /// <summary>Looks into the files that shells read when somebody logs in.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="home">The user's home folder.</param>
    /// <returns>Name and place of each variable that is set to a plain value, in the order of the files.</returns>
    public static IEnumerable<(string Name, Location Where)> Find(MachineFiles files, string home)
    {
        var paths = Profiles.Select(name => ("shell-profile", $"{home.TrimEnd('/')}/{name}"))
            .Prepend(("shell-profile", "/etc/profile")).Prepend(("etc-environment", "/etc/environment"));
        foreach (var (kind, path) in paths)
        {
            if (files.IsFile(path) && files.TryRead(path, out _) is { } text && FormatCatalog.OfKind(kind).Parse(text).Root is ObjectNode root)
            {
                foreach (var member in root.Effective().Where(member => member.Value is ScalarNode { Value: string { Length: > 0 } }
                    && ProxyVariables.OfFetch.Contains(member.Name)))
                {
                    yield return (member.Name, new Location(text, member.NameSpan));
                }
            }
        }
    }
}
