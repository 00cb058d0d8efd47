using ProxyFixer.Formats.Shell;
using ProxyFixer.Tests.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Formats.Shell;

/// <summary>Expectations without <c>$dynamic</c> are what dash and bash exported after reading the same text.</summary>
public class ShellReadingTests
{
    private static readonly ShellFormat Format = new();

    [Theory]
    [InlineData("export A=\"a\\$\\`\\\"\\\\\\n\\\nb\"\n", "A=a$`\"\\\\nb")]
    [InlineData("export A=~\"x\" B=a~b C='~' D=b=~/x\n", "A=~x|B=a~b|C=~|D=b=~/x")]
    [InlineData("export A=$ B=a$ C=\"$\" D=$% E=\"a$\"\n", "A=$|B=a$|C=$|D=$%|E=a$")]
    [InlineData("export \"A=1 2\" 'B'=3 -- \n", "A=1 2|B=3")]
    [InlineData("exp\\\nort A\\\nB=1\\\n2\n", "AB=12")]
    [InlineData("export A=1;export B=2&&export C=3 # d\n", "A=1|B=2|C=3")]
    [InlineData("export A=1#c B=a=b C=*\n", "A=1#c|B=a=b|C=*")]
    [InlineData("export A='1'\r\n", "A=1\r")]
    [InlineData("\uFEFFexport A=1\nexport B=2\n", "B=2")]
    [InlineData("export A={a,b}\nB={a,b}; export B\n", "A=$dynamic|B={a,b}")]
    [InlineData("export A=x:~ B=${X} C=$((1+1)) D=`x` E=$'x' F=$\"x\" G=$1\n", "A=$dynamic|B=$dynamic|C=$dynamic|D=$dynamic|E=$dynamic|F=$dynamic|G=$dynamic")]
    [InlineData("export A+=1\nA[0]=2\nexport B=(1 2)\n", "A=$dynamic|B=$dynamic")]
    public void Words(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, text));

    [Theory]
    [InlineData("A=1 B=2; export A; B=3; export B\nA=4\n", "A=4|B=3")]
    [InlineData("export A B=1\nA=2\n", "A=2|B=1")]
    [InlineData("export A=1\nunset A\nA=2\n", "")]
    [InlineData("export A=1 B=2\nexport -n A\ndeclare +x B\n", "")]
    [InlineData("declare -x A=1\ntypeset -x B=2\nC=3\ndeclare -x C\nreadonly D=4\nexport D\n", "A=1|B=2|C=3|D=4")]
    [InlineData("declare -xi A=1+1\ndeclare -rx B=2\nexport -f f\n", "A=$dynamic|B=2")]
    [InlineData("set -a\nA=1\nset +a\nB=2\nset -o allexport; C=3; set +o allexport\nset -- -a; D=4\nset -eua; E=5\n", "A=1|C=3|E=5")]
    [InlineData("export A=1\nA=2 true\nA=3 command_that_is_not_run\n", "A=1")]
    [InlineData("export A=1\nA=2 :\n", "A=$dynamic")]
    [InlineData("A=1 export A\n", "A=$dynamic")]
    [InlineData("command export A=1\n\\export B=2\n'export' C=3\n", "A=1|B=2|C=3")]
    [InlineData("alias ll='export A=1'\nexport B=2\n", "B=2")]
    [InlineData("alias export=echo\nexport B=2\n", "B=$dynamic")]
    [InlineData("export A=1 B=2\nread -r A\neval 'B=3; export C=4'\n", "A=$dynamic|B=$dynamic|C=$dynamic")]
    [InlineData("export A B C\n: ${A:=1} $((B = 2)) \"${C=3}\"\n", "A=$dynamic|B=$dynamic|C=$dynamic")]
    [InlineData("readonly A=1\nexport A\nA=2\nexport B=1\n", "A=1|B=$dynamic")]
    public void Commands(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, text));

    [Theory]
    [InlineData("P=http://a:1\nexport A=$P B=\"${P}\" \"C=$P\" D=\"$P\"/x'y'\n", "A=http://a:1|B=http://a:1|C=http://a:1|D=http://a:1/xy")]
    [InlineData("export A=1\nexport B=$A\nexport C=${B}2\n", "A=1|B=1|C=12")]
    [InlineData("export A=1 B=$A\nexport C=$C\n", "A=1|B=$dynamic|C=$dynamic")]
    [InlineData("P='a b'\nexport A=\"$P\" B=$P\n", "A=a b|B=$dynamic")]
    [InlineData("f() { P=2; }\nP=1\nf\nexport A=$P\n", "A=$dynamic")]
    [InlineData("P=1\nif x; then P=2; fi\nexport A=$P\n", "A=$dynamic")]
    [InlineData("x && P=1\nexport A=$P\nP=1\n", "A=$dynamic")]
    [InlineData("P=1\nA=x$P; export A\nunset P\nexport B=$P\n", "A=x1|B=$dynamic")]
    [InlineData("P=1\nread P\nexport A=$P\n", "A=$dynamic")]
    [InlineData("P=1\nexport A=${P:-2} B=$P$(x) C=$1$P D=~/$P\n", "A=$dynamic|B=$dynamic|C=$dynamic|D=$dynamic")]
    public void References(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, text));

    [Theory]
    [InlineData("true && export A=1\nfalse || export B=2\nfalse && export C=3\n! true || export D=4\n", "A=1|B=$dynamic|C=$dynamic|D=$dynamic")]
    [InlineData("[ -n x ] && export A=1\ncd /x || export B=2\n", "A=$dynamic|B=$dynamic")]
    [InlineData("export A=1 | cat\nexport B=1 &\n(export C=1)\n: $(export D=1)\n`export E=1`\n", "")]
    [InlineData("{ export A=1; } >/dev/null\n{ export B=1; } | :\n", "A=$dynamic")]
    [InlineData("if true; then export A=1; else export A=2; fi\nexport B=1\nif x; then B=2; fi\n", "A=$dynamic|B=$dynamic")]
    [InlineData("export A=1\nif x; then A=1; fi\nif x; then export B=2; fi\nexport B=3\n", "A=1|B=3")]
    [InlineData("export A=1\nwhile x; do unset A; done\nfor B in 1 2; do export B; done\n", "A=$dynamic|B=$dynamic")]
    [InlineData("export A=1\ncase $X in\n  (a|b) A=2;;\n  *) : ;&\nesac\n", "A=$dynamic")]
    [InlineData("f() { export A=1; }\nfunction g { export B=1; }\nfunction h() (\nexport C=1\n)\nf\n", "A=$dynamic")]
    [InlineData("f() { local A; export A=1; B=2; }\nexport B=1\nf\n", "B=$dynamic")]
    [InlineData("f() { return; export A=1; }\nf\nexport B=1\n", "A=$dynamic|B=1")]
    [InlineData("f() { f; g; }\ng() { f; f; export A=1; }\nf\nh() { k; }\nk() { export B=1; }\n", "A=$dynamic")]
    [InlineData("export A=1\nreturn\nexport B=1\nif\n", "A=1")]
    [InlineData("export A=1\nexit 0\n\u0001\u0002(((\n", "A=1")]
    [InlineData("export A=1\n[ -n \"$X\" ] && return\nexport A=2 B=1\n", "A=$dynamic|B=$dynamic")]
    [InlineData("case $X in\n  *i*) ;;\n    *) return;;\nesac\nexport A=1\n", "A=$dynamic")]
    [InlineData("(return)\n: | exit\nf() { exit; }\nexport A=1\n", "A=1")]
    [InlineData("for i in 1 2; do A=1; set -a; done\n", "A=$dynamic|i=$dynamic")]
    public void Control_flow(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, text));

    [Theory]
    [InlineData("case $- in\n    *i*) ;;\n      *) return;;\nesac")]
    [InlineData("case $- in *i*) ;; *) return;; esac")]
    [InlineData("case \"$-\" in # only for people\n(*i*) :;; (*) return 0 ;; esac")]
    [InlineData("[ -z \"$PS1\" ] && return")]
    [InlineData("[ -z \"${PS1:-}\" ] && return 0")]
    [InlineData("[[ $- != *i* ]] && return")]
    [InlineData("[[ $- == *i* ]] || return")]
    [InlineData("[ -n \"$PS1\" ] || return")]
    [InlineData("if [ -z \"$PS1\" ]; then\n  return\nfi")]
    [InlineData("if [[ $- != *i* ]] ; then return ; fi")]
    public void What_stands_behind_a_guard_counts_for_an_interactive_shell(string guard)
    {
        Assert.Equal("A=1|B=$dynamic", AssignmentCases.Read(Format, guard + "\nexport A=1\nexport B=http://$host:1\n"));
        Assert.Equal("export A=1\n" + guard + "\n", AssignmentCases.Set(Format, guard + "\n", "A", "1"));
    }

    [Theory]
    [InlineData("case $- in *i*) return;; *) ;; esac")]
    [InlineData("[ -n \"$PS1\" ] && return")]
    [InlineData("[ -z \"$PS1\" ] || return")]
    [InlineData("[ -z \"$PS2\" ] && return")]
    [InlineData("[ -z \"$PS1\" ] && return || return")]
    public void What_only_looks_like_a_guard_makes_the_rest_uncertain(string line) =>
        Assert.Equal("A=$dynamic", AssignmentCases.Read(Format, line + "\nexport A=1\n"));

    [Theory]
    [InlineData("cat <<-'E' <<\"F F\"; export A=1\n\texport B=1\n\tE\nF F\nexport C=1\n", "A=1|C=1")]
    [InlineData("cat <<E\na\\\nE\nexport A=1\nE\nexport B=1\n", "B=1")]
    [InlineData("cat <<\\E <<E2\n$( \"\nE\n`x`\nE2\nexport A=1\n", "A=1")]
    [InlineData("export A=\"$(cat <<E\n)\"\nE\n)\" B=1\n", "A=$dynamic|B=1")]
    [InlineData("cat <<E; x=$(\n:\n)\nexport A=1\nE\nexport B=1\n", "B=1")]
    [InlineData("x=\"${y:-\")\"}\" z=${a#'}'} w=\"$(case x in x) echo \\);; esac)\"\nexport A=1\n", "A=1")]
    [InlineData("x=$(# it's )\n)\ny=(a # it's\n b)\n[[ a =~ ^(b|c)$ && ! -f d ]]\n((x = 1 << 2))\nfor ((i=0;i<1;i++)); do :; done\nexport A=1\n", "A=1")]
    [InlineData("a 2>&1 >|f <>g {fd}>h &>i <<<j\nexport A=1\n", "A=1")]
    [InlineData("echo if then fi done esac }\nif :; then :; fi 2>/dev/null\nexport A=1\n", "A=1")]
    public void Nesting(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, text));

    [Theory]
    [InlineData("export A=1\nexport B=\"2\n", "A=1", "2:10 the quote is never closed")]
    [InlineData("export A=1\nexport B=2; fi\n", "A=1", "2:13 'fi' closes nothing here")]
    [InlineData("export A=1\nif :; then\nexport B=1\n", "A=1", "2:1 'if' is never closed by 'fi'")]
    [InlineData("export A=1\nx )\n", "A=1", "2:3 a parenthesis is closed that was never opened")]
    [InlineData("export A=1\nif x; then\r\n:\nfi\n", "A=1", "4:1 'then' is missing here")]
    [InlineData("x=$(\n", "", "1:3 the parenthesis is never closed")]
    [InlineData(": |\n", "", "2:1 a command is missing at the end of the file")]
    public void A_syntax_error_ends_the_reading(string text, string expected, string error)
    {
        Assert.Equal(expected, AssignmentCases.Read(Format, text));
        Assert.Equal([error], AssignmentCases.Errors(Format, text));
        Assert.True(Format.Parse(SourceText.FromString("/x", text)).IsBroken);
        Assert.StartsWith("refused: the shell cannot read the file beyond this place: ", AssignmentCases.Set(Format, text, "N", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_followed_of_zsh_makes_the_names_below_uncertain()
    {
        var document = Format.Parse(SourceText.FromString("/root/.zshrc", "f() { x }\nexport A=1 B=2\nif [[ x ]] { A=3 }\nexport C=1\n"));
        Assert.Equal("\0$dynamic", AssignmentCases.Values(document)["A"]);
        Assert.Equal("2", AssignmentCases.Values(document)["B"]);
        Assert.False(document.IsBroken);
    }

    [Theory]
    [InlineData("/root/.bashrc", "", true)]
    [InlineData("/home/u/.zprofile", "", true)]
    [InlineData("/etc/profile", "", true)]
    [InlineData("/etc/profile.d/proxy.sh", "", true)]
    [InlineData("/etc/bash.bashrc", "", true)]
    [InlineData("/srv/profile", "", false)]
    [InlineData("/srv/.env", "export A='1'\n", false)]
    [InlineData("/h/.openclaw/service-env/a.env", "# x\nexport A='1'\n", true)]
    [InlineData("/h/a.env", "# Generated by OpenClaw. Do not edit\n", true)]
    public void Claims_by_name_and_by_content(string path, string head, bool expected) => Assert.Equal(expected, Format.Claims(path, head));

    [Theory]
    [InlineData("$(")]
    [InlineData("\"${x:-")]
    [InlineData("{ ")]
    [InlineData("if x; then ")]
    [InlineData("f() { ")]
    [InlineData("a=(b ")]
    [InlineData("$((${x:-")]
    [InlineData("cat <<E ")]
    [InlineData("f() { f; g; }; g() { f; f; }; f; g\n")]
    [InlineData("eval \"eval x\";")]
    public void Depth_and_repetition_take_linear_time(string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Format.Parse(SourceText.FromString("/x", string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length))));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
