using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Shell;

/// <summary>
/// Random scripts, read by real shells: what is claimed for certain is what a program gets, and whatever a program gets is seen.
/// </summary>
public class ShellDifferentialTests
{
    private const int Scripts = 400;

    private static readonly string[] Values = ["1", "2", "'a b'", "\"c\"", "\"d$A\"", "~", "a\\ b", "e\"f\"'g'", "$(echo 1)", "`echo 2`", "{x,y}", "${B:-'}'}", "$A", "${B}x", "\"$C$A\"", "h#i", ""];

    private static readonly string[] Simple =
    [
        "export N=V", "export N=V", "export N=V", "N=V", "N=V; export N", "export N", "unset N", "set -a", "set +a", "readonly N=V", "true", "false",
        "N=V true", "N=V :", "N=V f", "f", "g", "return", ": ${N:=V}", "echo $((N = 2))", "export N=V M=V", "cat <<E\n${N:=1}\nexport M=2\nE",
        "cat <<'E'\nexport N=1\nE", "eval 'export N=V1'", "read -r N </dev/null", "export N=V >/dev/null", "export N=V > /none/x", "export N=V # c", "export -n N", "export \"N=$A\"", "for M in A B; do export $M=V; done",
        "eval f", "eval 'return'", "eval 'set -a'", "eval 'eval N=V1'", "eval 'readonly N=V1'", "command -- export N=V", "N=f; $N", "N=export; $N M=V",
    ];

    private static readonly string[] Compound =
    [
        "if S; then S; else S; fi", "for N in 1 2; do S; done", "until true; do S; done", "while false; do S\ndone", "case x in x) S;; *) S;; esac",
        "case $N in\n  1) S\n ;;\n(*) S\nesac", "( S )", "{ S; }", "S | cat", "S &\nwait", "f() { S; }", "g() { S\nS\n}", "S && S", "S || S", "! S", "[ -n \"$N\" ] && S",
        "echo \"$(S)\"", "{ S; } >/dev/null", "if true; then S; fi", "f() { local N; S; }", "f() { S; }; f",
    ];

    public static TheoryData<string> Shells => ["dash", "bash"];

    [SkippableTheory]
    [MemberData(nameof(Shells))]
    public void Never_claims_what_a_shell_does_not_do(string shell)
    {
        ExternalTool.Require(shell);
        using var folder = new TemporaryFolder();
        var random = new Random(20261128);
        var scripts = Enumerable.Range(0, Scripts).Select(_ => Script(random, shell == "bash")).ToArray();
        var driver = new StringBuilder();
        for (var i = 0; i < scripts.Length; i++)
        {
            folder.Write($"{i}.sh", scripts[i]);
            driver.Append($"( . ./{i}.sh >/dev/null 2>&1 </dev/null; env -0 >{i}.env )\n");
        }

        folder.Write("driver", driver.ToString());
        ExternalTool.Run(shell, shell == "bash" ? ["--norc", "-i", "driver"] : ["driver"], folder.Path, new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = "/h" });
        var wrong = Enumerable.Range(0, scripts.Length).SelectMany(i => Compare(scripts[i], Path.Combine(folder.Path, $"{i}.env"))).ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n----\n", wrong.Take(8)));
        Assert.True(Directory.EnumerateFiles(folder.Path, "*.env").Count() > Scripts / 2);
    }

    private static IEnumerable<string> Compare(string script, string output)
    {
        // A script that ends the shell leaves nobody who could start a program.
        if (!File.Exists(output))
        {
            yield break;
        }

        var real = File.ReadAllText(output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2))
            .Where(pair => pair[0] is "A" or "B" or "C").ToDictionary(pair => pair[0], pair => pair[1]);
        var read = ((ObjectNode)new ShellFormat().Parse(SourceText.FromString("/x", script)).Root).Members.ToDictionary(member => member.Name);
        foreach (var (name, member) in read.Where(pair => pair.Value.Value is ScalarNode))
        {
            if (real.GetValueOrDefault(name) != member.AsString)
            {
                yield return $"{script}\n==> claims {name}={member.AsString}, real is {real.GetValueOrDefault(name) ?? "nothing"}";
            }
        }

        foreach (var name in real.Keys.Where(name => !read.ContainsKey(name)))
        {
            yield return $"{script}\n==> does not see {name}={real[name]}";
        }
    }

    private static string Script(Random random, bool isBash)
    {
        var statements = Enumerable.Range(0, random.Next(2, 7)).Select(_ => Statement(random, random.Next(4))).ToList();
        if (isBash && random.Next(3) == 0)
        {
            statements.Insert(random.Next(statements.Count), random.Next(2) == 0 ? "[ -z \"$PS1\" ] && return" : "case $- in\n    *i*) ;;\n      *) return;;\nesac");
        }

        return string.Join('\n', statements) + "\n";
    }

    // A here-document needs lines of its own, and a function that calls itself never ends.
    private static bool IsOutOfPlace(string pattern, string inner) =>
        inner.Contains("<<", StringComparison.Ordinal) || (pattern.Contains("() {", StringComparison.Ordinal) && Regex.IsMatch(inner, @"\b[fg]\b"));

    private static string Statement(Random random, int depth)
    {
        var pattern = depth == 0 || random.Next(3) == 0 ? Simple[random.Next(Simple.Length)] : Compound[random.Next(Compound.Length)];
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var isAlone = (i == 0 || !char.IsAsciiLetterOrDigit(pattern[i - 1])) && (i + 1 == pattern.Length || !char.IsAsciiLetter(pattern[i + 1]));
            result.Append((pattern[i], isAlone) switch
            {
                ('S', true) => Statement(random, Math.Max(0, depth - 1)) is var inner && IsOutOfPlace(pattern, inner) ? "export A=5" : inner,
                ('N' or 'M', true) => "ABC"[random.Next(3)].ToString(),
                ('V', true) => pattern.Contains('\'') || pattern.Contains(":=") ? "9" : Values[random.Next(Values.Length)],
                _ => pattern[i].ToString(),
            });
        }

        return result.ToString();
    }
}
