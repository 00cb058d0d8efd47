using ProxyFixer.Formats.Shell.Fish;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Shells;

/// <summary>
/// Which files which shell reads: bash(1), INVOCATION; zsh(1), STARTUP/SHUTDOWN FILES, with Debian's <c>/etc/zsh</c>; fish(1),
/// INITIALIZATION FILES, with its universal variables (fish-language); before them pam_env(8). <c>ENV</c> and <c>BASH_ENV</c> are not followed. Of a
/// shell that is none of these only what a login sets is known.
/// </summary>
/// <param name="files">The machine.</param>
/// <param name="home">The user's home folder.</param>
internal sealed class StartupFiles(MachineFiles files, string home)
{
    /// <summary>Lists what a shell reads.</summary>
    /// <param name="shell">The name of the shell.</param>
    /// <param name="start">How it is started.</param>
    /// <param name="first">The folder that <c>ZDOTDIR</c> names for zsh when it looks for <c>.zshenv</c>; null for the home.</param>
    /// <param name="rest">The folder that it names behind that file; null for the home.</param>
    /// <returns>The files in the order in which they are read; not all of them exist.</returns>
    public IEnumerable<StartupFile> Of(string shell, ShellStart start, string? first, string? rest)
    {
        var isLogin = start == ShellStart.Login;
        return shell == "fish" ? [.. Universal(), .. Pam(), .. Fish()] : Pam().Concat(shell switch
        {
            "zsh" => Zsh(isLogin, first, rest),
            _ when !BeginsLikeSh(shell) => [],
            _ => Login(shell, isLogin).Concat(isLogin ? [] : Profiles(shell == "bash", "/etc/bash.bashrc", Own(".bashrc"))),
        });
    }

    /// <summary>Tells whether a shell reads at a login what sh reads.</summary>
    /// <param name="shell">Its name.</param>
    /// <returns>False for shells with a language or with files of their own.</returns>
    public static bool BeginsLikeSh(string shell) =>
        shell is "sh" or "bash" or "rbash" or "dash" or "ash" or "ksh" or "ksh93" or "mksh" or "lksh" or "yash" or "posh" or "busybox";

    // ~/.pam_environment counts only where user_readenv=1 is set; its own syntax is that of pam_env.conf, which takes NAME=value as well.
    private IEnumerable<StartupFile> Pam() =>
        [new("/etc/environment", "etc-environment", IsCertain: true), new(Own(".pam_environment"), "etc-environment", IsCertain: false)];

    // /etc/profile reads profile.d by a loop over names, which only a running shell knows; distributions all have it.
    private IEnumerable<StartupFile> Login(string shell, bool isLogin)
    {
        string[] own = [.. (shell == "bash" ? [".bash_profile", ".bash_login", ".profile"] : new[] { ".profile" }).Select(Own)];
        return Profiles(isLogin, ["/etc/profile", .. In("/etc/profile.d", ".sh"), .. own.Where(files.IsFile).Take(1)]);
    }

    /// <summary>Lists what zsh reads first, where <c>ZDOTDIR</c> can be set for the rest.</summary>
    /// <param name="zdotdir">The folder that <c>ZDOTDIR</c> names; null for the home.</param>
    /// <returns>The files in the order in which they are read, that of the user last; not all of them exist.</returns>
    public IEnumerable<StartupFile> Zshenv(string? zdotdir) => Profiles(true, "/etc/zshenv", "/etc/zsh/zshenv", Moved(zdotdir, ".zshenv"));

    private string Moved(string? zdotdir, string name) => zdotdir is null ? Own(name) : MachinePath.Join("/", $"{zdotdir}/{name}");

    private IEnumerable<StartupFile> Zsh(bool isLogin, string? first, string? rest)
    {
        var always = Zshenv(first);
        var login = Profiles(isLogin, "/etc/zprofile", "/etc/zsh/zprofile", Moved(rest, ".zprofile"));
        var interactive = Profiles(true, "/etc/zshrc", "/etc/zsh/zshrc", Moved(rest, ".zshrc"));
        var last = Profiles(isLogin, "/etc/zlogin", "/etc/zsh/zlogin", Moved(rest, ".zlogin"));
        return isLogin ? [.. always, .. login, .. interactive, .. last] : [.. login, .. last, .. always, .. interactive];
    }

    // What a login has set hides a universal variable of the same name, and so does what the files set with a scope of their own.
    private IEnumerable<StartupFile> Universal() => Profiles(true, Own(".config/fish/" + FishVariables.FileName));

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
