using ProxyFixer.Machine;
using ProxyFixer.Services.Shells;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Shells;

public sealed class ShellEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Bash_reads_bashrc_in_a_terminal_and_profile_at_a_login()
    {
        Passwd("/bin/bash");
        folder.Write("etc/environment", "A=1\n");
        folder.Write("etc/bash.bashrc", "[ -z \"$PS1\" ] && return\nexport B=1\n");
        folder.Write("home/u/.bashrc", "export C=1\n");
        folder.Write("home/u/.profile", "export D=1\n");
        folder.Write("etc/profile.d/e.sh", "export E=1\n");

        Assert.Equal("A=1 B=1 C=1 D?1 E?1", Read(ShellStart.Interactive));
        Assert.Equal("A=1 D=1 E=1", Read(ShellStart.Login));
    }

    [Fact]
    public void Of_the_login_files_of_bash_only_the_first_counts_and_what_it_reads_itself()
    {
        Passwd("/bin/bash");
        folder.Write("home/u/.bash_profile", "export A=1 B=1\n. ~/.more\nif [ -f ~/.bashrc ]; then . \"$HOME/.bashrc\"; fi\n");
        folder.Write("home/u/.profile", "export P=1\n");
        folder.Write("home/u/.more", "unset A\nexport M=1\n. ~/.more\n");
        folder.Write("home/u/.bashrc", "export C=1 B=2\n");

        Assert.Equal("B?1,2 C?1 M=1", Read(ShellStart.Login));
    }

    [Fact]
    public void Zsh_reads_zshrc_always_and_zprofile_at_a_login()
    {
        Passwd("/usr/bin/zsh");
        folder.Write("home/u/.zshenv", "export A=1\n");
        folder.Write("home/u/.zshrc", "export A=2 B=$host\n");
        folder.Write("home/u/.zprofile", "export C=1\n");
        folder.Write("home/u/.bashrc", "export X=1\n");

        Assert.Equal("A=2 B? C?1", Read(ShellStart.Interactive));
        Assert.Equal("A=2 B? C=1", Read(ShellStart.Login));
    }

    [Fact]
    public void Braces_and_loops_over_names_set_several()
    {
        Passwd("/bin/bash");
        folder.Write("home/u/.bashrc", "P=http://p:1\nexport {http,https}_proxy=$P http{,s}_x=2\nfor v in A B; do export $v=1 \"${v}_X=$P\"; done\n");
        folder.Write("home/u/.profile", "export {C,D}=1\n");

        Assert.Equal("A?1 A_X? B?1 B_X? C?1 D?1 http_proxy=http://p:1 http_x=2 https_proxy=http://p:1 https_x=2", Read(ShellStart.Interactive));
        Assert.Equal("C?1 D?1", Read(ShellStart.Login));
    }

    [Fact]
    public void Fish_reads_config_fish_behind_conf_d()
    {
        Passwd("/usr/bin/fish");
        folder.Write("home/u/.config/fish/conf.d/p.fish", "set -gx A 1\nset -x B \"http://$host:1\"\n");
        folder.Write("home/u/.config/fish/config.fish", "if status is-interactive\n    set -gx A 2\nend\nset -e -g B\nset -Ux C x\n");

        Assert.Equal("A?1,2 C=x", Read(ShellStart.Interactive));
    }

    // fish 3.6 wrote the escapes for set -Ux A "http://me:p w@h:1/ä\\", set -Ux L a b, set -Ux --path P /a /b, set -Ux E and set -U U x.
    [Fact]
    public void Universal_variables_of_fish_count_below_what_its_files_and_a_login_set()
    {
        Passwd("/usr/bin/fish");
        folder.Write("home/u/.config/fish/fish_variables", """
            # This file contains fish universal variable definitions.
            # VERSION: 3.0
            SETUVAR --export A:http\x3a//me\x3ap\x20w\x40h\x3a1/\u00e4\x5c\x5c
            SETUVAR --export B:1
            SETUVAR --export C:1
            SETUVAR --export E:\x1d
            SETUVAR --export L:a\x1eb
            SETUVAR --export --path P:/a\x1e/b
            SETUVAR U:x

            """);
        folder.Write("home/u/.config/fish/config.fish", "set -gx B 2\n");
        folder.Write("etc/environment", "C=2\n");

        Assert.Equal("A=http://me:p w@h:1/ä\\\\ B=2 C=2 E= L=a b P=/a:/b", Read(ShellStart.Interactive));
    }

    [Theory]
    [InlineData("source ~/x.fish")]
    [InlineData("source $__fish_config_dir/x.fish")]
    [InlineData("if test -f $HOME/x.fish\n  . \"$HOME/x.fish\"\nend")]
    [InlineData("for f in ~/*.fish; source $f; end")]
    [InlineData("cat ~/x.fish | source")]
    public void Files_that_fish_reads_in_turn_count(string text)
    {
        Passwd("/usr/bin/fish");
        folder.Write("home/u/x.fish", "set -gx A 1\n");
        folder.Write("home/u/.config/fish/x.fish", "set -gx A 1\n");
        folder.Write("home/u/.config/fish/config.fish", text + "\n");

        Assert.StartsWith("A", Read(ShellStart.Interactive), StringComparison.Ordinal);
        Assert.Equal("", Doubts());
    }

    [Theory]
    [InlineData("starship init fish | source", "")]
    [InlineData("source (zoxide init fish | psub)", "")]
    [InlineData("eval (ssh-agent -c)\neval (/opt/homebrew/bin/brew shellenv)", "")]
    [InlineData("get-proxy | source", "line 1 of ~/.config/fish/config.fish reads or runs what its own text does not show")]
    [InlineData("eval (get-proxy)", "line 1 of ~/.config/fish/config.fish reads or runs what its own text does not show")]
    [InlineData("source $X/y.fish\nbass source ~/.profile", "line 1 of ~/.config/fish/config.fish, line 2 of ~/.config/fish/config.fish read or run what their own text does not show")]
    public void What_fish_takes_in_is_told_where_it_is_not_known(string text, string doubts)
    {
        Passwd("/usr/bin/fish");
        folder.Write("home/u/.config/fish/config.fish", text + "\n");

        Assert.Equal(doubts, Doubts());
    }

    [Theory]
    [InlineData("home/u/.zshenv", "export ZDOTDIR=$HOME/.config/zsh", "home/u/.config/zsh", "A=1 ZDOTDIR=/home/u/.config/zsh", "")]
    [InlineData("home/u/.zshenv", "ZDOTDIR=~/z", "home/u/z", "A=1", "")]
    [InlineData("home/u/.zshenv", "export ZDOTDIR=\"${XDG_CONFIG_HOME:-$HOME/.config}/zsh\"", "home/u/.config/zsh", "A=1 ZDOTDIR?", "")]
    [InlineData("etc/zsh/zshenv", "ZDOTDIR=$HOME/z\nif [ x ]; then :; fi", "home/u/z", "A=1", "")]
    [InlineData("etc/zshenv", "ZDOTDIR=$(x)", "home/u/z", "A=2", "ZDOTDIR moves the files of zsh to a folder that no file names")]
    public void Zdotdir_moves_the_files_of_zsh(string path, string text, string moved, string expected, string doubts)
    {
        Passwd("/bin/zsh");
        folder.Write(path, text + "\n");
        folder.Write(moved + "/.zshrc", "export A=1\n");
        folder.Write("home/u/.zshrc", "export A=2\n");

        Assert.Equal(expected, Read(ShellStart.Interactive));
        Assert.Equal(doubts, Doubts());
    }

    [Fact]
    public void Where_etc_sets_zdotdir_the_zshenv_of_that_folder_counts()
    {
        Passwd("/bin/zsh");
        folder.Write("etc/zshenv", "ZDOTDIR=$HOME/z\n");
        folder.Write("home/u/.zshenv", "export A=1\n");
        folder.Write("home/u/z/.zshenv", "export B=1\n");

        Assert.Equal("B=1", Read(ShellStart.Login));
    }

    [Theory]
    [InlineData("p() { export A=1; }\nalias pon=p", "")]
    [InlineData("p() { export A=1; }\nalias pon=p\npon", "A?1")]
    [InlineData("p() { export A=1; }\neval p", "A?1")]
    public void An_alias_of_a_function_calls_it_where_the_alias_is_used(string text, string expected)
    {
        Passwd("/bin/bash");
        folder.Write("home/u/.bashrc", text + "\n");

        Assert.Equal(expected, Read(ShellStart.Interactive));
    }

    [Fact]
    public void Quotes_stay_in_what_export_takes_from_a_command()
    {
        Passwd("/bin/bash");
        folder.Write("home/u/.env", "A=1\nB=\"2\"\n");
        folder.Write("home/u/.bashrc", "export $(cat ~/.env)\n");

        Assert.Equal("A?1 B?", Read(ShellStart.Interactive));
    }

    [Fact]
    public void What_pam_may_read_of_the_user_is_possible()
    {
        folder.Write("home/u/.pam_environment", "A=1\nB DEFAULT=2\n");

        Assert.Equal("A?1 B?2", Read(ShellStart.Login));
    }

    [Theory]
    [InlineData("home/u", "bash")]
    [InlineData("Users/u", "zsh")]
    public void Without_an_account_it_is_the_usual_shell(string home, string shell)
    {
        folder.Write(home + "/x", "");
        using var files = new MachineFiles(folder.Path);

        Assert.Equal(shell, ShellEnvironment.Read(files, "/" + home, ShellStart.Login).Shell);
    }

    [Fact]
    public void A_variable_has_the_place_of_its_last_assignment()
    {
        folder.Write("home/u/.profile", "# c\n  export A=1\n");
        using var files = new MachineFiles(folder.Path);
        var found = ShellEnvironment.Read(files, "/home/u", ShellStart.Login);

        Assert.Equal("/home/u/.profile", Assert.Single(found.Files));
        Assert.Equal("/home/u/.profile:2:10", $"{found.Variables["A"].Where.Path}:{found.Variables["A"].Where.Start.Line}:{found.Variables["A"].Where.Start.Column}");
        Assert.Equal("1", found.Certain["A"]);
    }

    [Fact]
    public void A_proxy_in_the_terminal_that_runs_lint_and_none_in_the_service_is_told()
    {
        const string Unit = "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n";
        var home = folder.Path + "/own";
        folder.Write("own/.config/systemd/user/openclaw-gateway.service", Unit);
        CommandRun Lint(params (string Name, string Value)[] more) => CommandRun.Of(
            ["lint", "--select", "PXF0112", "--scope", "user"], folder.Path,
            more.Append(("HOME", home)).ToDictionary(pair => pair.Item1, pair => pair.Item2));

        Assert.Contains("The shell that runs ProxyFixer has a proxy, openclaw-gateway.service does not", Lint(("https_proxy", "http://127.0.0.1:7890")).Output, StringComparison.Ordinal);
        Assert.Empty(Lint(("https_proxy", "")).Output);
        Assert.Empty(Lint(("NO_PROXY", "localhost")).Output);
    }

    public void Dispose() => folder.Dispose();

    private string Doubts()
    {
        using var files = new MachineFiles(folder.Path);
        return string.Join("; ", ShellEnvironment.Read(files, "/home/u", ShellStart.Login).Doubts);
    }

    private void Passwd(string shell) => folder.Write("etc/passwd", $"u:x:1000:1000::/home/u:{shell}\n");

    // NAME=value where it is certain, NAME?values where it is possible, NAME? where only a shell knows the value.
    private string Read(ShellStart start)
    {
        using var files = new MachineFiles(folder.Path);
        return string.Join(' ', ShellEnvironment.Read(files, "/home/u", start).Variables.Values
            .Select(one => one.Name + (one.Certainty == VariableCertainty.Certain ? "=" : "?") + string.Join(',', one.Values)));
    }
}
