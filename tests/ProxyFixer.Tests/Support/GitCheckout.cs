namespace ProxyFixer.Tests.Support;

/// <summary>A folder for a checkout of a real git, whose settings are those of no user and no system.</summary>
/// <param name="path">The folder of the checkout; made where it is not there.</param>
/// <param name="home">The home folder, also of the program that asks git.</param>
public sealed class GitCheckout(string path, string home)
{
    /// <summary>The whole environment of git, and of a program that asks git.</summary>
    public Dictionary<string, string> Environment { get; } = new()
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = home,
        ["XDG_STATE_HOME"] = home + "/state",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "a",
        ["GIT_AUTHOR_EMAIL"] = "a@example.org",
        ["GIT_COMMITTER_NAME"] = "a",
        ["GIT_COMMITTER_EMAIL"] = "a@example.org",
    };

    /// <summary>Runs git in the checkout; the test is skipped without git, and fails where git does.</summary>
    /// <param name="arguments">The command line.</param>
    public void Git(params string[] arguments)
    {
        ExternalTool.Require("git");
        Directory.CreateDirectory(path);
        Assert.Equal(0, ExternalTool.Run("git", arguments, path, Environment).ExitCode);
    }
}
