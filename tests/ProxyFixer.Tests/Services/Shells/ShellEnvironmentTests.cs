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

    private void Passwd(string shell) => folder.Write("etc/passwd", $"u:x:1000:1000::/home/u:{shell}\n");

    // NAME=value where it is certain, NAME?values where it is possible, NAME? where only a shell knows the value.
    private string Read(ShellStart start)
    {
        using var files = new MachineFiles(folder.Path);
        return string.Join(' ', ShellEnvironment.Read(files, "/home/u", start).Variables.Values
            .Select(one => one.Name + (one.Certainty == VariableCertainty.Certain ? "=" : "?") + string.Join(',', one.Values)));
    }
}
