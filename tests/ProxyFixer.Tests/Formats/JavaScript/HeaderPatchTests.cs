using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Text;
using ProxyFixer.Tree;
using static ProxyFixer.Tests.Formats.JavaScript.JavaScriptSample;

namespace ProxyFixer.Tests.Formats.JavaScript;

public class HeaderPatchTests
{
    private static string Plain { get; } = Read("S4");

    [Fact]
    public void Name_that_is_set_already_is_left_as_it_is()
    {
        var half = After(Plain, "\"accept\", \"text/event-stream\");", "\n    headers.set('ORIGIN', \"https://mine.example\");");
        Assert.Equal(["Referer", "User-Agent", "Accept-Language"], Builder(half).Missing.AsEnumerable());
        var patched = Patch(half);
        Assert.DoesNotContain("has(\"Origin\")", patched, StringComparison.Ordinal);
        Assert.Contains("has(\"Referer\")", patched, StringComparison.Ordinal);
    }

    [Fact]
    public void Hand_made_patch_is_complete()
    {
        var done = Plain.Replace(
            "    headers.set(\"User-Agent\", agent);\n",
            """
                headers.set("User-Agent", "Mozilla/5.0 (Macintosh)");
                headers.set("Origin", "https://chatgpt.com");
                headers.set("Referer", "https://chatgpt.com/");
                headers.set("Accept-Language", "en");

            """,
            StringComparison.Ordinal);
        Assert.Empty(Builder(done).Missing);
        Assert.Equal(done, Patch(done));
    }

    [Theory]
    [InlineData("`Mozilla/5.0 (${system})`")]
    [InlineData("'Mozilla/5.0 ' + system")]
    [InlineData("\"Mozilla/5.0\"")]
    public void User_agent_that_begins_with_Mozilla_is_done(string value)
    {
        var done = Plain.Replace("\"User-Agent\", agent", "\"User-Agent\", " + value, StringComparison.Ordinal);
        Assert.Equal(["Origin", "Referer", "Accept-Language"], Builder(done).Missing.AsEnumerable());
        Assert.Contains("\"User-Agent\", " + value, Patch(done), StringComparison.Ordinal);
    }

    [Fact]
    public void Local_constant_is_followed_to_its_text()
    {
        var start = Plain.IndexOf("const agent = ", StringComparison.Ordinal);
        var end = Plain.IndexOf('\n', start);
        var done = Plain[..start] + "const agent = 'Mozilla/5.0';" + Plain[end..];
        Assert.Equal("Mozilla/5.0", Builder(done).Find("User-Agent").Single().Value);
    }

    [Fact]
    public void Values_become_safe_literals()
    {
        var wanted = Wanted with { UserAgent = "Mozilla/5.0 \"a\" 'b' \\ </script> <!-- é \t" };
        var patched = Patch(Plain, wanted);
        Assert.Contains("""  "Mozilla/5.0 \"a\" 'b' \\ <\/script> <\!-- \u00e9 \u0009" """[2..^1], patched, StringComparison.Ordinal);
        Assert.Equal(wanted.UserAgent, Builder(patched).Find("User-Agent").Single().Value);
        Assert.Contains(@"'Mozilla/5.0 ""a"" \'b\'", Patch(Plain.Replace('"', '\''), wanted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0\r\nX: 1")]
    [InlineData("Mozilla/5.0 \u2028")]
    [InlineData("")]
    public void Value_that_Node_cannot_send_is_refused(string agent)
    {
        Assert.Contains("User-Agent", Refusal(Plain, Wanted with { UserAgent = agent }), StringComparison.Ordinal);
    }

    [Fact]
    public void User_agent_of_another_kind_is_written_once()
    {
        var wanted = Wanted with { UserAgent = "Browser/1" };
        var patched = Patch(Plain, wanted);
        Assert.Equal(patched, Patch(patched, wanted));
    }

    [Fact]
    public void Statement_without_semicolon_is_one_of_its_own()
    {
        var patched = Patch(Plain.Replace("new Headers(fromModel);", "new Headers(fromModel)", StringComparison.Ordinal));
        Assert.Contains("new Headers(fromModel)\n    if (!headers.has", patched, StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_behind_the_statement_stays_on_its_line()
    {
        var patched = Patch(After(Plain, "new Headers(fromModel);", " // the model's"));
        Assert.Contains("new Headers(fromModel); // the model's\n    if (!headers.has", patched, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_on_one_line_gets_the_statements_behind_the_semicolon()
    {
        var line = Plain.Replace("//# sourceMappingURL=provider.js.map", "", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
        var patched = Patch(line);
        Assert.Contains("new Headers(fromModel);if (!headers.has(\"Origin\"))", patched, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', patched);
        Assert.Equal(patched, Patch(patched));
    }

    [Fact]
    public void Declaration_among_others_is_refused()
    {
        Assert.Contains("statement of its own", Refusal(Plain.Replace("const headers =", "const other = 1, headers =", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_builders_are_refused()
    {
        Assert.Contains("more than one", Refusal(Plain + "\n" + Read("S3").Replace("import os from \"node:os\";", "", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_user_agents_are_refused()
    {
        var two = After(Plain, "headers.set(\"User-Agent\", agent);", "\n    if (secret) headers.set(\"user-agent\", secret);");
        Assert.Contains("more than one place", Refusal(two), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_code_is_refused()
    {
        Assert.Contains("cannot be read as JavaScript", Refusal(Plain + "\n)"), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_form_is_refused()
    {
        Assert.Contains("none of the known forms", Refusal(Plain.Replace("new Headers(fromModel)", "new Headers(defaults())", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("function f(a) { const h = new Headers(a); h.set(\"ChatGPT-Account-Id\", a); return h; }")]
    [InlineData("function f(a) { const h = new Headers(a); other.set(\"chatgpt-account-id\", a); return h; }")]
    [InlineData("function f(a) { const h = new Headers(a); this.h.set(\"chatgpt-account-id\", a); return h; }")]
    [InlineData("function f(a) { const h = new Headers(a); h.set(names().ACCOUNT_ID, a); return h; }")]
    [InlineData("function f(a) { const h = new Headers(a); h.get(\"chatgpt-account-id\"); return { \"chatgpt-account-id\": a }; }")]
    [InlineData("const h = new Headers(); h.set(\"chatgpt-account-id\", 1); // in no function")]
    [InlineData("// function f(a) { const h = new Headers(a); h.set(\"chatgpt-account-id\", a); }")]
    [InlineData("function buildOpenAIClientHeaders(model, headers) { return { ...model.headers }; }")]
    [InlineData("function buildOpenAIClientHeaders(target, b, c, d) { return { ...target.headers }; }")]
    [InlineData("function buildOpenAIClientHeaders(model, b, c, d, e, f) { const h = { ...model.headers, ...getAiTransportHost().x() }; return h; }")]
    public void Other_functions_are_no_builders(string text)
    {
        Assert.Empty(HeaderBuilderReader.Read(SourceText.FromString("/x.js", text)).Builders);
    }

    [Theory]
    [InlineData("const make = (a) => { BODY };", "make")]
    [InlineData("const make = async (a) => { BODY };", "make")]
    [InlineData("const make = async a => { BODY };", "make")]
    [InlineData("const make = function (a) { BODY };", "make")]
    [InlineData("export default async function make(a) { BODY }", "make")]
    [InlineData("class A { static async make(a) { BODY } }", "make")]
    [InlineData("const o = { make(a) { BODY } };", "make")]
    [InlineData("const o = { make: function inner(a) { BODY } };", "inner")]
    [InlineData("x(function (a) { BODY });", "")]
    public void Functions_of_every_kind_are_found(string text, string name)
    {
        var builder = Builder(text.Replace("BODY", "const h = new Headers(a); h.set(`chatgpt-account-id`, a); return h;", StringComparison.Ordinal));
        Assert.Equal(name, builder.Function);
        Assert.Equal(["a"], builder.Parameters.AsEnumerable());
    }

    [Fact]
    public void Inner_function_is_the_builder_where_it_declares_the_headers()
    {
        var builder = Builder("function outer() { const k = 1; return function inner(a) { const h = new Headers(a); [1].map(() => { h.set('chatgpt-account-id', a); }); return h; }; }");
        Assert.Equal("inner", builder.Function);
    }

    [Fact]
    public void Client_headers_with_two_returns_are_refused()
    {
        var two = After(Read("S14-variable"), "const headers = { ...model.headers };", "\n\tif (!context) return {};");
        Assert.Contains("does not return at its end only", Refusal(two), StringComparison.Ordinal);
    }

    [Fact]
    public void Client_headers_on_one_line_stay_on_one_line()
    {
        var patched = Patch(Read("S14-variable").Replace("\n", " ", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', patched);
        Assert.EndsWith("return headers; })(headers); } ", patched, StringComparison.Ordinal);
    }

    [Fact]
    public void Return_of_an_inner_function_does_not_count()
    {
        var inner = After(Read("S14-variable"), "const headers = { ...model.headers };", "\n\tconst twice = [1].map((one) => { return one * 2; });");
        Assert.Empty(Builder(Patch(inner)).Missing);
    }

    [Fact]
    public void Client_headers_count_as_complete_with_an_origin()
    {
        var done = After(Read("S14-variable"), "const headers = { ...model.headers };", "\n\theaders.Origin = 'https://chatgpt.com';");
        Assert.Empty(Builder(done).Missing);
        Assert.Equal(done, Patch(done));
    }

    [Fact]
    public void Function_of_another_file_is_refused()
    {
        Assert.IsType<EditResult.Refused>(HeaderPatch.Find(Parse(Plain), Builder(Read("S5")), Wanted));
    }

    private static string After(string text, string place, string added)
    {
        Assert.Contains(place, text, StringComparison.Ordinal);
        return text.Replace(place, place + added, StringComparison.Ordinal);
    }
}
