using ProxyFixer.Cli;
using ProxyFixer.Cli.Commands;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The completion scripts, sourced by the shells that they are for.</summary>
public sealed class CompletionTests : IDisposable
{
    /// <summary>What is typed, the last word unfinished, and what is offered for it.</summary>
    private static readonly (string Line, string Offered)[] Typed =
    [
        ("proxyfixer li", "lint"),
        ("proxyfixer lint --for", "--format"),
        ("proxyfixer lint --quiet --sco", "--scope"),
        ("proxyfixer lint --format sar", "sarif"),
        ("proxyfixer fix --kind systemd-u", "systemd-unit"),
        ("proxyfixer completion zs", "zsh"),
        ("proxyfixer help res", "restore"),
        ("proxyfixer rules PXF0101", "PXF0101"),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Script_knows_every_command_and_option(string shell)
    {
        var script = CommandRun.Of(["completion", shell], folder.Path);
        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        var here = new ProgramContext(TextWriter.Null, TextWriter.Null, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, "/", TimeProvider.System, Keys: null, IsTerminal: false, CancellationToken.None);
        foreach (var command in CommandCatalog.Root(here).Subcommands.Where(command => !command.Hidden))
        {
            Assert.Contains(command.Name, script.Output, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Contains(shell == "fish" ? $"-l {option.Name[2..]}" : option.Name, script.Output, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("'man", script.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcsh")]
    [InlineData]
    public void Another_shell_or_none_is_2(params string[] arguments)
    {
        var run = CommandRun.Of(["completion", .. arguments], folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("proxyfixer: ", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Bash_completes()
    {
        ExternalTool.Require("bash");
        Check("bash", ["--norc", "-c", """
            source "$0"
            while IFS= read -r line; do
              COMP_WORDS=($line) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
              _proxyfixer
              echo "${COMPREPLY[*]}"
            done < lines
            COMP_WORDS=(proxyfixer lint --format = sar) COMP_CWORD=4
            _proxyfixer
            [ "${COMPREPLY[*]}" = sarif ] # '=' parts words in bash
            """]);
    }

    [SkippableFact]
    public void Fish_completes()
    {
        ExternalTool.Want("fish");
        Check("fish", ["--no-config", "-c", "source script; while read -l line; complete -C $line | string split -f1 \\t; end < lines; true"]);
    }

    [SkippableFact]
    public void Zsh_completes()
    {
        ExternalTool.Want("zsh");

        // A shell on a terminal of its own, which gets a Tab behind each line and then prints what stands there.
        Check("zsh", ["-f", "-c", """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source ./script; echo REA""DY'
            while zpty -r shell line; do [[ $line == *READY* ]] && break; done
            while IFS= read -r typed; do
              zpty -n -w shell "$typed"$'\t'
              zpty -n -w shell $'\C-A'"echo RES '"$'\C-E'"'"$'\n'
              while zpty -r shell line; do
                [[ $line == *'RES '* && $line != *'echo RES'* ]] && { print -r -- ${${line//[$'\r\n']/}##* }; break; }
              done
            done < lines
            zpty -d shell
            """]);
    }

    [SkippableFact]
    public void PowerShell_completes()
    {
        ExternalTool.Want("pwsh");
        Check("pwsh", ["-NoProfile", "-Command", """
            Invoke-Expression (Get-Content -Raw ./script)
            foreach ($line in Get-Content ./lines) { (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText -join ' ' }
            """]);
    }

    private void Check(string shell, string[] arguments)
    {
        var script = CommandRun.Of(["completion", shell], folder.Path).Output;
        folder.Write("script", script);
        folder.Write("lines", string.Concat(Typed.Select(one => one.Line + "\n")));
        var environment = BuiltProgram.Environment(folder.Path);
        var run = ExternalTool.Run(shell, shell == "bash" ? [.. arguments, "./script"] : arguments, folder.Path, environment);
        Assert.Equal((0, "", string.Concat(Typed.Select(one => one.Offered + "\n"))), (run.ExitCode, run.Error, run.Output.TrimEnd() + "\n"));
    }
}
