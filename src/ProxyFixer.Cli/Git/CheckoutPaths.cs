namespace ProxyFixer.Cli.Git;

/// <summary>
/// Paths as a service knows them that shows findings in a checkout: from its top, which the service names itself in the environment, or which is the
/// one that git would find from the working folder. Git is not asked: the report must not depend on it being there.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="here">The environment and the working folder.</param>
internal sealed class CheckoutPaths(Host host, ProgramContext here)
{
    // docs.github.com, "Default environment variables"; docs.gitlab.com, "Predefined CI/CD variables".
    private static readonly string[] Named = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

    private readonly Lazy<string[]> tops = new(() =>
    [
        .. Named.Select(name => here.Environment.GetValueOrDefault(name, "")).Where(folder => folder.StartsWith('/')).Select(Path.GetFullPath)
            .Concat(Above(here.WorkingFolder)).Append(here.WorkingFolder),
    ]);

    /// <summary>Gives the path of a file.</summary>
    /// <param name="path">Absolute path as seen from the root; for a file of the user's project outside of it, the real one.</param>
    /// <returns>From the top of the checkout; for a file outside of it from the working folder, else as people are shown it.</returns>
    public string Of(string path)
    {
        var real = host.Own.ContainsKey(path) ? path
            : host.Image is { } image && image.Text.Path == path ? image.RealPath
            : host.Files.Root.TrimEnd('/') + path;
        return tops.Value.Select(top => Below(top.TrimEnd('/') + "/", real)).FirstOrDefault(below => below is not null) ?? host.Display(path);
    }

    private static string? Below(string top, string real) => real.StartsWith(top, StringComparison.Ordinal) ? real[top.Length..] : null;

    // A work tree beside the repository has a file of that name (git-worktree(1)).
    private static IEnumerable<string> Above(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return [at];
            }
        }

        return [];
    }
}
