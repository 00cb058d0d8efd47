using System.Text;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.RealParts;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Formats.JavaScript;

/// <summary>Compares our tokens with those of acorn, a parser in wide use, over the files of real packages.</summary>
[Trait("Category", "RealParts")]
public class AcornTests
{
    private const string Script =
        """
        import { readFileSync } from "node:fs";
        import { pathToFileURL } from "node:url";
        const acorn = await import(pathToFileURL(process.argv[2]).href);
        for (const file of readFileSync(process.argv[3], "utf8").split("\n")) {
          const text = readFileSync(file, "utf8");
          const tokens = [];
          const options = { ecmaVersion: "latest", allowHashBang: true, onToken: tokens };
          try {
            acorn.parse(text, { ...options, sourceType: "module" });
          } catch {
            tokens.length = 0;
            acorn.parse(text, { ...options, sourceType: "script" });
          }
          let line = "", open = null;
          const put = (start, end, kind) => { line += ` ${start}-${end}${kind}`; };
          let brace = null; // a brace that may turn out to go on with a template
          for (const { type, start, end } of tokens) {
            const { backQuote, template, invalidTemplate, dollarBraceL, braceR, regexp, eof } = acorn.tokTypes;
            if (type === eof) continue;
            if (type === template || type === invalidTemplate) { open ??= brace; brace = null; continue; }
            if (type === backQuote) { if (open === null) open = start; else { put(open, end, ""); open = null; } continue; }
            if (type === dollarBraceL) { put(open, end, ""); open = null; continue; }
            if (brace !== null) put(brace, brace + 1, "");
            brace = type === braceR ? start : null;
            if (type !== braceR) put(start, end, type === regexp ? "r" : "");
          }
          if (brace !== null) put(brace, brace + 1, "");
          console.log(line);
        }
        """;

    [SkippableTheory]
    [InlineData("acorn@8.15.0")]
    [InlineData("prettier@3.6.2")]
    [InlineData("@earendil-works/pi-ai@1.5.2")]
    [InlineData("@openclaw/ai@2026.9.6")]
    public void Tokens_are_those_of_acorn(string package)
    {
        using var folder = new TemporaryFolder();
        var acorn = Path.Combine(NpmCache.Get("acorn@8.15.0"), "dist/acorn.mjs");
        var files = Directory.EnumerateFiles(NpmCache.Get(package), "*.*js", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".js" or ".mjs" or ".cjs").Order(StringComparer.Ordinal).ToList();
        var run = NodeProgram.Run(folder.Write("compare.mjs", Script), acorn, folder.Write("files.txt", string.Join('\n', files)));
        Assert.True(run.ExitCode == 0, run.Errors);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(files.Count, lines.Length);
        foreach (var (file, expected) in files.Zip(lines))
        {
            Assert.True(expected == Describe(File.ReadAllText(file)), file);
        }
    }

    private static string Describe(string text)
    {
        var tokenizer = new JavaScriptTokenizer(text);
        var line = new StringBuilder();
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            line.Append(' ').Append(token.Start).Append('-').Append(token.End);
            line.Append(token.Kind == TokenKind.RegularExpression ? "r" : "");
        }

        return line.ToString();
    }
}
