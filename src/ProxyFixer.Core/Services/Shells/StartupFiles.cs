using ProxyFixer.Machine;

namespace ProxyFixer.Services.Shells;

/// <summary>
/// Which files which shell reads: bash(1), INVOCATION; zsh(1), STARTUP/SHUTDOWN FILES, with Debian's <c>/etc/zsh</c>; fish(1),
/// INITIALIZATION FILES; before them pam_env(8). <c>ENV</c>, <c>BASH_ENV</c> and <c>ZDOTDIR</c> are not followed.
/// </summary>
/// <param name="files">The machine.</param>
/// <param name="home">The user's home folder.</param>
internal sealed class StartupFiles(MachineFiles files, string home)
{
    /// <summary>Lists what a shell reads.</summary>
    /// <param name="shell">The name of the shell.</param>
    /// <param name="start">How it is started.</param>
    /// <returns>The files in the order in which they are read; not all of them exist.</returns>
    public IEnumerable<StartupFile> Of(string shell, ShellStart start)
    {
        var isLogin = start == ShellStart.Login;
        return Pam().Concat(shell switch
        {
            "zsh" => Zsh(isLogin),
            "fish" => Fish(),
            _ => Login(shell, isLogin).Concat(isLogin ? [] : Profiles(shell == "bash", "/etc/bash.bashrc", Own(".bashrc"))),
        });
    }

    // ~/.pam_environment counts only where user_readenv=1 is set; its own syntax is that of pam_env.conf, which takes NAME=value as well.
    private IEnumerable<StartupFile> Pam() =>
        [new("/etc/environment", "etc-environment", IsCertain: true), new(Own(".pam_environment"), "etc-environment", IsCertain: false)];

    // /etc/profile reads profile.d by a loop over names, which only a running shell knows; distributions all have it.
    private IEnumerable<StartupFile> Login(string shell, bool isLogin)
    {
        string[] own = [.. (shell == "bash" ? [".bash_profile", ".bash_login", ".profile"] : new[] { ".profile" }).Select(Own)];
        return Profiles(isLogin, ["/etc/profile", .. In("/etc/profile.d", ".sh"), .. own.Where(files.IsFile).Take(1)]);
    }

    private IEnumerable<StartupFile> Zsh(bool isLogin)
    {
        var always = Profiles(true, "/etc/zshenv", "/etc/zsh/zshenv", Own(".zshenv"));
        var login = Profiles(isLogin, "/etc/zprofile", "/etc/zsh/zprofile", Own(".zprofile"));
        var interactive = Profiles(true, "/etc/zshrc", "/etc/zsh/zshrc", Own(".zshrc"));
        var last = Profiles(isLogin, "/etc/zlogin", "/etc/zsh/zlogin", Own(".zlogin"));
        return isLogin ? [.. always, .. login, .. interactive, .. last] : [.. login, .. last, .. always, .. interactive];
    }

    // A file of conf.d hides those of the same name in later folders.
    private IEnumerable<StartupFile> Fish()
    {
        var parts = In(Own(".config/fish/conf.d"), ".fish").Concat(In("/etc/fish/conf.d", ".fish")).DistinctBy(MachinePath.Name, StringComparer.Ordinal);
        return Profiles(true, [.. parts.OrderBy(MachinePath.Name, StringComparer.Ordinal), "/etc/fish/config.fish", Own(".config/fish/config.fish")]);
    }

    private static IEnumerable<StartupFile> Profiles(bool isCertain, params IEnumerable<string> paths) =>
        paths.Select(path => new StartupFile(path, "shell-profile", isCertain));

    private IEnumerable<string> In(string folder, string ending) =>
        files.List(folder).Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Select(name => $"{folder}/{name}");

    private string Own(string name) => $"{home.TrimEnd('/')}/{name}";
}
