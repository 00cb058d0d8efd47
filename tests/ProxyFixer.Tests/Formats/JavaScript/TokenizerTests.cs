using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Formats.JavaScript;

public class TokenizerTests
{
    [Theory]
    [InlineData("a / b / c", 0)]
    [InlineData("a = /b/ / c", 1)]
    [InlineData("if (a) /b/.test(c)", 1)]
    [InlineData("f(a) /b/ c", 0)]
    [InlineData("x.if(a) /b/ c", 0)]
    [InlineData("while (a) /b/.c; for (;;) /d/.e; with (a) /b/.c", 3)]
    [InlineData("{ } /b/.c", 1)]
    [InlineData("a = { } /b/ c", 0)]
    [InlineData("function f() { } /b/.c", 1)]
    [InlineData("a = function () { } /b/ c", 0)]
    [InlineData("a\nfunction f() { } /b/.c", 1)]
    [InlineData("export default function () { } /b/.c", 1)]
    [InlineData("a = async function () { } /b/ c", 0)]
    [InlineData("async function f() { } /b/.c", 1)]
    [InlineData("class A { } /b/.c", 1)]
    [InlineData("a = class extends B { m() { } } / c", 0)]
    [InlineData("a = class extends { }.B { } / c", 0)]
    [InlineData("a = () => { }\n/b/.c", 1)]
    [InlineData("a = [() => { }, /b/]", 1)]
    [InlineData("return /b/; typeof /b/; case /b/:", 3)]
    [InlineData("a.return / b / c", 0)]
    [InlineData("({ return: /b/, if(a) { } }) / c", 1)]
    [InlineData("return\n{ } /b/.c", 1)]
    [InlineData("return { } / b", 0)]
    [InlineData("a ? { } / b : { } / c", 0)]
    [InlineData("l: { } /b/.c", 1)]
    [InlineData("switch (a) { case { } / b: { } /c/.d; default: { } /e/.f }", 2)]
    [InlineData("a++ / b; a\n++/b/.c", 1)]
    [InlineData("for (const a of /b/) { } /c/.d", 2)]
    [InlineData("of / b / c", 0)]
    [InlineData("function* g() { yield /b/ } function h() { yield / b / c }", 1)]
    [InlineData("`${a}` / b / c", 0)]
    [InlineData("`${/b/}${`${{ } / c}`}`", 1)]
    [InlineData("a = /[/]/", 1)]
    [InlineData("a = /\\//g", 1)]
    [InlineData("try { } catch { (a) / b / c } finally { } /d/.e", 1)]
    [InlineData("class A { a = 1\n b() { } static { } c = /d/ }", 1)]
    [InlineData("do { } while (a) /b/.c", 1)]
    [InlineData("await /b/", 1)]
    [InlineData("a?.b / c / d", 0)]
    public void Regular_expression_and_division_are_told_apart(string text, int expressions)
    {
        Assert.Equal(expressions, Kinds(text).Count(kind => kind == TokenKind.RegularExpression));
    }

    [Theory]
    [InlineData("1_000n 0xFFn 0b1_0 .5 1. 1e+5 08.5 1..a", "1_000n|0xFFn|0b1_0|.5|1.|1e+5|08.5|1.|.|a")]
    [InlineData("a?.5:b?.c??=d", "a|?|.5|:|b|?.|c|??=|d")]
    [InlineData("a>>>=b**=c&&=d||=e=>f...g", "a|>>>=|b|**=|c|&&=|d|||=|e|=>|f|...|g")]
    [InlineData("\\u0061b \\u{62}c #p ñ 𠮷 $_", "\\u0061b|\\u{62}c|#p|ñ|𠮷|$_")]
    [InlineData("'a\\'b' \"c\\\nd\" 'e\u2028'", "'a\\'b'|\"c\\\nd\"|'e\u2028'")]
    [InlineData("`a` `b${c}d${e}f`", "`a`|`b${|c|}d${|e|}f`")]
    [InlineData("#!/usr/bin/env node\na // b\n/* c */ d", "a|d")]
    [InlineData("\uFEFFa\u00A0b\u2029c", "a|b|c")]
    [InlineData("a<!--b\n-->c", "a|<|!|--|b|--|>|c")]
    public void Text_is_split_into_tokens(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', Tokens(text).Select(token => text[token.Start..token.End])));
    }

    [Fact]
    public void Classic_script_has_comments_like_html()
    {
        var tokenizer = new JavaScriptTokenizer("a<!--b\n-->c\nd", isScript: true);
        Assert.Equal([0, 12], new[] { tokenizer.Read().Start, tokenizer.Read().Start });
    }

    [Fact]
    public void New_line_before_a_token_is_known()
    {
        Assert.Equal([false, true, false, true, true], Tokens("a\nb c /*\n*/ d // e\n/**/f").Select(token => token.AfterNewline));
    }

    [Theory]
    [InlineData("'a", "a string is not closed")]
    [InlineData("`a${b}", "a template is not closed")]
    [InlineData("/* a", "a comment is not closed")]
    [InlineData("a = /b", "a regular expression is not closed")]
    [InlineData("(a", "a bracket is not closed")]
    [InlineData("a)", "a closing bracket has no partner")]
    [InlineData("# a", "'#' without a name")]
    [InlineData("a \\ b", "a character that JavaScript does not know")]
    public void First_error_is_told(string text, string message)
    {
        var tokenizer = new JavaScriptTokenizer(text);
        while (tokenizer.Read().Kind != TokenKind.EndOfFile)
        {
        }

        Assert.Equal(message, tokenizer.Error!.Value.Message);
    }

    [Fact]
    public void Tokens_and_white_space_tile_any_text()
    {
        var random = new Random(42311);
        string[] pieces =
        [
            "a", "1", "'s'", "\"", "`", "${", "}", "{", "(", ")", "[", "]", "/", "*", "//", "/*", "*/", "\n", "\r", " ", "\\", "\\u0061", "#", ".",
            ";", "=>", "function", "class", "async", "if", "return", "of", "\u2028", "\uFEFF", "\uDC80", "𠮷", "<!--", "-->", "?", ":", ",", "++",
        ];
        for (var round = 0; round < 20000; round++)
        {
            CheckTiling(string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)])), round % 2 == 0);
        }
    }

    [Fact]
    public void Deep_nesting_is_no_recursion()
    {
        Assert.Equal(600_000, Tokens(string.Concat(Enumerable.Repeat("({[", 100_000)) + string.Concat(Enumerable.Repeat("]})", 100_000))).Count);
    }

    private static void CheckTiling(string text, bool isScript)
    {
        var tokenizer = new JavaScriptTokenizer(text, isScript);
        var end = 0;
        for (var token = tokenizer.ReadWithComments(); token.Kind != TokenKind.EndOfFile; token = tokenizer.ReadWithComments())
        {
            Assert.True(token.Start >= end && token.End > token.Start, text);
            Assert.All(text[end..token.Start], c => Assert.True(Character.IsSpace(c) || EcmaSpace.EndsLine(c), text));
            end = token.End;
        }

        Assert.All(text[end..], c => Assert.True(Character.IsSpace(c) || EcmaSpace.EndsLine(c), text));
    }

    private static IEnumerable<TokenKind> Kinds(string text) => Tokens(text).Select(token => token.Kind);

    private static List<Token> Tokens(string text)
    {
        var tokenizer = new JavaScriptTokenizer(text);
        var tokens = new List<Token>();
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            tokens.Add(token);
        }

        return tokens;
    }
}
