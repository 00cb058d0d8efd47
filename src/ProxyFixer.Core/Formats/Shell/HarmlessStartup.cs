using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ProxyFixer.Formats.Shell;

/// <summary>
/// What start-up files of shells commonly run or read without its text being there, and what sets no proxy, no switch and no option of Node by all
/// that is commonly known: tools that set colours, paths, prompts and completions. Anything else is named where it is met. The one place for that list.
/// </summary>
/// <remarks>
/// The profiles that Debian, Ubuntu, Fedora and macOS install, and what the manuals of these tools ask people to add to theirs. <c>direnv</c>, <c>mise</c> and
/// their kin are missing on purpose: they set what a file in some folder says.
/// </remarks>
internal static partial class HarmlessStartup
{
    private static readonly FrozenSet<string> Programs = FrozenSet.ToFrozenSet(
        [
            // colours, pagers, terminals and the locale
            "dircolors", "gdircolors", "vivid", "lesspipe", "lesspipe.sh", "batpipe", "batman", "resize", "tset", "locale-check", "grc", "path_helper", "tabs",

            // keys of ssh and gpg
            "ssh-agent", "keychain", "gpg-agent", "gpgconf", "gnome-keyring-daemon",

            // package managers and versions of languages: PATH and folders of their own
            "brew", "pyenv", "pyenv-virtualenv", "rbenv", "nodenv", "goenv", "jenv", "plenv", "phpenv", "tfenv", "fnm", "conda", "mamba", "micromamba", "opam", "luarocks",
            "perl", "xcode-select", "pkgx", "rustup", "pixi",

            // prompts, history, jumps and corrections
            "starship", "oh-my-posh", "powerline-daemon", "zoxide", "fasd", "autojump", "fzf", "sk", "atuin", "mcfly", "navi", "thefuck", "pazi", "lua", "hub", "tv", "carapace",
            "antibody", "sheldon", "code", "code-insiders", "cursor", "wezterm", "kitty",

            // completions of a single program; OpenClaw writes such a line itself
            "openclaw", "register-python-argcomplete", "register-python-argcomplete3", "_openclaw",
        ],
        StringComparer.Ordinal);

    // They print nothing, or nothing but what they are given.
    private static readonly FrozenSet<string> Tests = FrozenSet.ToFrozenSet(["test", "[", "true", ":", "which", "type", "hash", "id"], StringComparer.Ordinal);

    /// <summary>Tells whether a file is one of such a tool, so that what it does beside setting variables plainly is not worth a word.</summary>
    /// <param name="path">The path, or the word that names it.</param>
    /// <returns>True for what packages install in folders of their own, and for the known files of such tools in a home.</returns>
    public static bool IsFile(string path) => Files().IsMatch(path);

    /// <summary>Tells whether a command that is taken into the shell is one of such a tool.</summary>
    /// <param name="words">The program and its arguments, without quotes.</param>
    /// <returns>True also where it prints a completion, whatever the program.</returns>
    public static bool IsCommand(IReadOnlyList<string> words) =>
        Programs.Contains(Name(words[0])) || words.Skip(1).Any(word => Completion().IsMatch(word)) || words.Contains("shell.bash") || words.Contains("shell.zsh");

    /// <summary>Tells whether a command only decides whether the next one runs.</summary>
    /// <param name="words">The program and its arguments, without quotes.</param>
    /// <returns>True for <c>test</c> and its kin.</returns>
    public static bool IsTest(IReadOnlyList<string> words) => Tests.Contains(Name(words[0]));

    private static string Name(string program) => program[(program.LastIndexOf('/') + 1)..];

    // kubectl completion bash, pip completion --bash, gh completion -s zsh
    [GeneratedRegex("^(?:--)?(?:shell-|bash-|zsh-)?completions?(?:-script(?:-bash)?)?$")]
    private static partial Regex Completion();

    [GeneratedRegex(
        @"^(?:/usr/(?:share|lib|lib64|libexec|local/share|local/lib|local/Cellar)/|/opt/homebrew/|/home/linuxbrew/|/Applications/|/Library/Developer/|/snap/|/nix/store/)"
        + @"|^/etc/(?:bash|zsh)rc_\$\{?TERM_PROGRAM|/byobu-launch|bash[-_]completion|git-(?:completion|prompt)|/completions?/|/(?:nvm|z|zsh_plugins|autojump|rupa-z|chruby|auto|virtualenvwrapper|virtualenvwrapper_lazy|asdf|sdkman-init|gvm|vte|conda|mamba)\.(?:sh|zsh|bash|fish)\b"
        + @"|/\.(?:nvm|cargo/env|ghcup/env|deno/env|local/bin/env|sdkman|rvm|asdf|pyenv|rbenv|nodenv|opam|gvm|ghcup|bun/_bun|fzf|oh-my-zsh(?!/custom/)|oh-my-bash(?!/custom/)|bash_it|zinit|zplug|zprezto|antigen|antidote|zgenom|zcompdump|p10k|iterm2_shell_integration|local/share/(?:zinit|zsh|fish))"
        + @"|powerlevel10k|zsh-(?:autosuggestions|syntax-highlighting|completions|history-substring-search)|p10k-instant-prompt|/google-cloud-sdk/|/(?:mini|mamba)forge3?/|/(?:mini|ana)conda3?/|/iterm2_shell_integration|shell[-_]?integration",
        RegexOptions.IgnoreCase)]
    private static partial Regex Files();
}
