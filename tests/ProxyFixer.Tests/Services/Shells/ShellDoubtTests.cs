using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Shells;

/// <summary>What the files of a shell read or run without showing it: what can be known is read, and the rest is said.</summary>
public sealed class ShellDoubtTests : IDisposable
{
    private const string Start = "openclaw gateway from a shell of claw";
    private const string Switch = "export NODE_USE_ENV_PROXY=1\n";
    private readonly FakeMachine machine = new();

    public ShellDoubtTests()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.Write("/usr/bin/node", "not a real node");
        machine.Write("~/.openclaw/openclaw.json", "{}");
        machine.Write("/etc/passwd", "claw:x:1000:1000::/home/claw:/bin/bash\n");
        machine.Write("~/.profile", "export HTTPS_PROXY=http://proxy.internal:1\n");
    }

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("if [ -d ~/.rc.d ]; then\n  for rc in ~/.rc.d/*; do\n    if [ -f \"$rc\" ]; then\n      . \"$rc\"\n    fi\n  done\nfi\nunset rc")]
    [InlineData("for f in \"$HOME\"/.rc.d/*.sh; do [ -r $f ] && source ${f}; done")]
    [InlineData("for f in ~/.{other,rc.d/p}.sh; do [ -r \"$f\" ] && . \"$f\"; done")]
    [InlineData("for d in ~/.other ~/.rc.d; do . $d/p.sh; done")]
    [InlineData(". \"${XDG_CONFIG_HOME:-$HOME/.rc.d}/p.sh\"")]
    [InlineData("export XDG_CONFIG_HOME=~/.rc.d\n. \"${XDG_CONFIG_HOME:-$HOME/.config}/p.sh\"")]
    [InlineData("D=$HOME/.rc.d; source $D/p.sh")]
    [InlineData("D=${NOT_SET:-$HOME/.rc.d}\nsource \"$D\"/p.sh")]
    [InlineData("eval \"$(cat ~/.rc.d/p.sh)\"")]
    [InlineData("set -a; eval \"$(grep -v '^#' ~/.rc.d/p.env)\"; set +a")]
    [InlineData("export $(grep -v '^#' ~/.rc.d/p.env | xargs)")]
    [InlineData("export $(cat \"$HOME/.rc.d/p.env\")")]
    [InlineData("export $(< ~/.rc.d/p.env)")]
    [InlineData("source <(sed 's/^/export /' ~/.rc.d/p.env)")]
    public void What_can_be_known_is_read(string text)
    {
        machine.Write("~/.rc.d/p.sh", Switch);
        machine.Write("~/.rc.d/p.env", "# c\nNODE_USE_ENV_PROXY=1\n");
        machine.Write("~/.bashrc", text + "\n");
        var output = Lint();
        Assert.DoesNotContain(" PXF0101", output, StringComparison.Ordinal);
        Assert.DoesNotContain("judged only in part", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(". \"$DOTFILES/proxy.sh\"")]
    [InlineData(". \"$(dirname \"$0\")/proxy.sh\"")]
    [InlineData("for f in $(ls ~/x); do . \"$f\"; done")]
    [InlineData("while read -r f; do . \"$f\"; done < ~/list")]
    [InlineData("while read -r line; do export \"$line\"; done < ~/list")]
    [InlineData("eval \"$(direnv hook bash)\"")]
    [InlineData("eval \"$(mise activate bash)\"")]
    [InlineData("eval \"$(get-proxy --shell)\"")]
    [InlineData("eval $(get-proxy)")]
    [InlineData("x=\"$(get-proxy)\"; eval \"$x\"")]
    [InlineData("source <(get-proxy)")]
    [InlineData("export $(get-proxy)")]
    [InlineData("f() { eval \"$(get-proxy)\"; }; f")]
    [InlineData("curl -s http://me:hunter2@host/env > /tmp/e; . /dev/stdin < /tmp/e")]
    public void What_cannot_be_known_is_said_with_its_line_and_no_error_is_concluded(string text)
    {
        machine.Write("~/.bashrc", "# c\n" + text + "\n");
        var output = Lint();
        Assert.Contains($"{Start} was judged only in part, because line 2 of ~/.bashrc reads or runs what its own text does not show", output, StringComparison.Ordinal);
        Assert.Contains("warning PXF0101", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ -x /usr/bin/lesspipe ] && eval \"$(SHELL=/bin/sh lesspipe)\"")]
    [InlineData("test -r ~/.dircolors && eval \"$(dircolors -b ~/.dircolors)\" || eval \"$(dircolors -b)\"")]
    [InlineData("eval \"`/usr/bin/dircolors --sh \"$COLORS\" 2>/dev/null`\"")]
    [InlineData("[ -f /usr/share/bash-completion/bash_completion ] && . /usr/share/bash-completion/bash_completion")]
    [InlineData("eval $(/usr/bin/locale-check C.UTF-8)")]
    [InlineData("eval `/usr/libexec/path_helper -s`")]
    [InlineData("[ -r \"/etc/bashrc_$TERM_PROGRAM\" ] && . \"/etc/bashrc_$TERM_PROGRAM\"")]
    [InlineData("w=\"-f\"\nif [ x = ksh ]; then\n  w=\"\"\nfi\nwhich() { (alias; eval ${d}) | /usr/bin/which; }\nexport ${w} which")]
    [InlineData("for c in /etc/locale.conf \"${HOME}/.i18n\"; do eval $(/usr/bin/sed -r -e 's/^([A-Z]+)=(x|\"y\")/export \\1=\\2/;t;d' ${c}); done")]
    [InlineData("eval \"$(ssh-agent -s)\"; eval $(keychain --eval id_ed25519)")]
    [InlineData("eval \"$(/opt/homebrew/bin/brew shellenv)\"")]
    [InlineData("eval \"$(starship init bash)\"; eval \"$(zoxide init bash)\"; eval \"$(fzf --bash)\"")]
    [InlineData("export NVM_DIR=\"$([ -z \"${XDG_CONFIG_HOME-}\" ] && printf %s \"${HOME}/.nvm\" || printf %s x)\"\n[ -s \"$NVM_DIR/nvm.sh\" ] && \\. \"$NVM_DIR/nvm.sh\"")]
    [InlineData(". \"$HOME/.cargo/env\"")]
    [InlineData("__conda_setup=\"$('/opt/conda/bin/conda' 'shell.bash' 'hook' 2> /dev/null)\"\nif [ $? -eq 0 ]; then eval \"$__conda_setup\"; fi")]
    [InlineData("source <(kubectl completion bash); source <(openclaw completion --shell bash)")]
    [InlineData("[ -f ~/.not-there ] && . ~/.not-there")]
    [InlineData("g() { eval \"$(get-proxy)\"; }")]
    [InlineData("alias p='eval \"$(get-proxy)\"'")]
    public void Common_lines_that_set_no_proxy_are_worth_no_word(string text)
    {
        machine.Write("~/.bashrc", text + "\n");
        Assert.DoesNotContain("judged only in part", Lint(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~/.cargo/env", ". \"$HOME/.cargo/env\"", "eval \"$(x)\"\n", false)]
    [InlineData("~/.oh-my-zsh/oh-my-zsh.sh", ". \"$HOME/.oh-my-zsh/oh-my-zsh.sh\"", "for f ($fpath) source $f\n", false)]
    [InlineData("~/.own/env", ". \"$HOME/.own/env\"", "eval \"$(x)\"\n", true)]
    public void What_the_files_of_a_known_tool_do_is_worth_no_word(string path, string text, string tool, bool isSaid)
    {
        machine.Write(path, tool);
        machine.Write("~/.bashrc", text + "\n");
        Assert.Equal(isSaid, Lint().Contains($"because line 1 of {path} reads or runs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/bin/tcsh", "the files of tcsh are not read")]
    [InlineData("/usr/bin/nu", "the files of nu are not read")]
    [InlineData("/usr/bin/pwsh", "the files of pwsh are not read")]
    [InlineData("/bin/bash", null)]
    [InlineData("/usr/bin/fish", null)]
    public void A_shell_whose_files_are_not_read_is_said(string shell, string? reason)
    {
        machine.Write("/etc/passwd", $"claw:x:1000:1000::/home/claw:{shell}\n");
        Assert.Equal(reason is not null, Lint().Contains($"{Start} was judged only in part, because {reason}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTPS_PROXY=http://p:1 nohup openclaw gateway >/dev/null 2>&1 &", true)]
    [InlineData("export A=1 && nohup openclaw gateway run &", true)]
    [InlineData("~/start.sh &", true)]
    [InlineData("\"$HOME/start.sh\" &", true)]
    [InlineData("[ -n \"$TMUX\" ] || exec tmux new -A -s oc 'openclaw gateway'", true)]
    [InlineData("alias oc='openclaw gateway'\nclaw() { openclaw gateway \"$@\"; }", false)]
    [InlineData("openclaw gateway status", false)]
    [InlineData("~/other.sh &", false)]
    public void A_profile_that_starts_it_is_said(string text, bool isSaid)
    {
        machine.Write("~/start.sh", "#!/bin/sh\nexec openclaw gateway\n");
        machine.Write("~/other.sh", "#!/bin/sh\nexec other\n");
        machine.Write("~/.bash_profile", "# c\n" + text + "\n");
        Assert.Equal(isSaid, Lint().Contains("because line 2 of ~/.bash_profile itself starts it, and what that gives to it is not read", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_set_all_the_same_makes_an_error_a_warning()
    {
        machine.Write("~/.bash_profile", "export HTTPS_PROXY=http://p:1\nNODE_USE_ENV_PROXY=1 nohup openclaw gateway &\n");
        var output = Lint();
        Assert.Contains("warning PXF0101", output, StringComparison.Ordinal);
        Assert.Contains("It may be set all the same: line 2 of ~/.bash_profile itself starts it", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private string Lint() => machine.Run("lint", "--verbose").Output;
}
