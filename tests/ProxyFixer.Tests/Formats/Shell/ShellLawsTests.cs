using ProxyFixer.Formats.Shell;
using ProxyFixer.Tests.Formats.Assignments;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Shell;

public class ShellLawsTests : FormatLaws
{
    protected override IFormat Format { get; } = new ShellFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override bool SurvivesCrLf => false;

    protected override IReadOnlyList<string> Heads { get; } = ["", "#!/bin/bash\n", "#!/bin/zsh\n"];

    protected override IReadOnlyList<string> Keywords { get; } =
    [
        "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "for", "in", "select", "case", "esac", "function", "coproc", "!", "time", "[[", "]]", "((", "))", "&&", "||",
        ";;", ";&", "|&", "&!", "f", "f()", "return", "exit", "eval", "export", "A=1", "A=(", "set", "-a", "local", "${A:-", "$((", "`", "<(", ">",
    ];

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "",
        "# only a comment\n",
        "# ~/.profile\nexport HTTP_PROXY=http://p:1\nexport NO_PROXY='a b'\numask 022\n",
        "export HTTP_PROXY=\"http://p:1\" \\\n  A=2 # c\nif [ -n \"$BASH\" ]; then\n  . ~/.bashrc\nfi\nB=1; export B\n",
        "NODE_USE_ENV_PROXY=0; export NODE_USE_ENV_PROXY\ncat <<-'E' >/dev/null\n\texport NODE_USE_ENV_PROXY=5\n\tE\n",
        "case $- in\n  *i*) ;;\n  *) return;;\nesac\nexport A=\"$(echo \"x )\" ${Y:-'}'})\"\nf() {\n  export HTTP_PROXY=1\n}\n",
        "for x in 1 2; do :; done\nwhile read -r l; do export C=$l; done <<E\n$((1 + (2)))\nE\n[[ a == (b|c) && -n d ]] || true\n",
        "export NODE_USE_ENV_PROXY=\"$X\"\nexport A=1 | :\n(export B=1)\nset -a\nC=`date`\nunset D\n",
        "NODE_USE_ENV_PROXY=0\narr=(1 \"2\" # it's\n 3)\n((i++))\necho ${x#'}'} \"${x:-it's}\" $'a\\'b'\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => AssignmentCases.Values(document);
}
