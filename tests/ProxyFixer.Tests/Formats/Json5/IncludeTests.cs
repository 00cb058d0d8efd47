using System.Diagnostics;
using ProxyFixer.Formats.Json5;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class IncludeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_link_inside_the_folder_is_followed()
    {
        folder.Write("c/real/a.json5", "{ a: 1 }");
        folder.Link("c/a.json5", "/c/real/a.json5");
        Assert.Empty(Resolve("{ $include: './a.json5' }").Errors);
    }

    [Theory]
    [InlineData("c/a.json5", "/outside/a.json5", "./a.json5")]
    [InlineData("c/sub", "../outside", "./sub/a.json5")]
    public void A_link_that_leads_out_is_an_error(string link, string target, string path)
    {
        folder.Write("outside/a.json5", "{ secret: 1 }");
        folder.Link(link, target);
        AssertRefused("lies outside the folder of the config once links are followed", $"{{ $include: '{path}' }}");
    }

    [Fact]
    public void A_config_whose_folder_is_a_link_may_include_beside_itself()
    {
        folder.Write("data/a.json5", "{ a: 1 }");
        folder.Write("data/openclaw.json", "{ $include: './a.json5' }");
        folder.Link("c", "data");
        Assert.Empty(ResolveFile().Errors);
    }

    [Fact]
    public void A_hard_link_is_an_error()
    {
        var original = folder.Write("c/a.json5", "{}");
        using var ln = Process.Start("ln", [original, Path.Combine(folder.Path, "c/b.json5")]);
        ln.WaitForExit();
        AssertRefused("has hard links", "{ $include: './b.json5' }");
    }

    [Theory]
    [InlineData(2 * 1024 * 1024, true)]
    [InlineData((2 * 1024 * 1024) + 1, false)]
    public void A_file_may_have_2_MiB(int size, bool isAllowed)
    {
        folder.Write("c/a.json5", "{}" + new string(' ', size - 2));
        Assert.Equal(isAllowed, Resolve("{ $include: './a.json5' }").Errors.IsEmpty);
    }

    [Fact]
    public void A_folder_and_a_link_circle_are_errors()
    {
        folder.Write("c/sub/x", "");
        folder.Link("c/l", "l");
        AssertRefused("is no regular file", "{ $include: './sub' }");
        AssertRefused("does not exist", "{ $include: './l' }");
    }

    [Theory]
    [InlineData("/shared", true)]
    [InlineData(" /x : ~/shared ", true)]
    [InlineData("/sha:relative", false)]
    [InlineData("", false)]
    public void Further_roots_come_from_the_environment(string roots, bool isAllowed)
    {
        folder.Write("shared/a.json5", "{ a: 1 }");
        var resolution = Resolve("{ $include: '/shared/a.json5' }", new() { ["OPENCLAW_INCLUDE_ROOTS"] = roots, ["HOME"] = "/" });
        Assert.Equal(isAllowed, resolution.Errors.IsEmpty);
    }

    [Fact]
    public void An_error_names_the_file_and_the_place()
    {
        folder.Write("c/sub/a.json5", "{\n  x: { $include: './nowhere' },\n}\n");
        var located = Assert.Single(Resolve("{ $include: './sub/a.json5' }").Errors);
        Assert.Equal("/c/sub/a.json5", located.Text.Path);
        Assert.Equal("'./nowhere'", located.Text.Read(located.Error.Span));
    }

    [Fact]
    public void A_broken_included_file_is_named_with_its_own_place()
    {
        folder.Write("c/a.json5", "{\n  x: }\n");
        var located = Assert.Single(Resolve("{ $include: './a.json5' }").Errors);
        Assert.Equal(("/c/a.json5", 7, "invalid character '}'"), (located.Text.Path, located.Error.Span.Start, located.Error.Message));
    }

    [Fact]
    public void Where_a_file_is_missing_the_whole_config_is_refused()
    {
        var resolution = Resolve("{ env: { vars: { A: '1' } }, x: { $include: './nowhere' }, y: { $include: './nowhere' } }");
        Assert.Equal(2, resolution.Errors.Length);
        Assert.Empty(resolution.Environment!);
    }

    [Fact]
    public void Lists_of_lists_of_includes_end()
    {
        for (var i = 0; i < 9; i++)
        {
            folder.Write($"c/f{i}.json5", $"{{ $include: [{string.Join(',', Enumerable.Repeat($"'./f{i + 1}.json5'", 50))}] }}");
        }

        folder.Write("c/f9.json5", "{ l: [1] }");
        AssertRefused("more is included than is followed here", "{ $include: './f0.json5' }");
    }

    [Fact]
    public void Deep_files_are_merged_without_recursion()
    {
        const int depth = 200_000;
        var deep = string.Concat(Enumerable.Repeat("{a:", depth)) + "[1]" + new string('}', depth);
        folder.Write("c/a.json5", deep);
        var resolution = Resolve($"{{ $include: './a.json5', {deep[1..]}");
        Assert.Empty(resolution.Errors);
        var node = resolution.Root;
        while (node is ObjectNode section)
        {
            node = section.Members[0].Value;
        }

        Assert.Equal(2, ((ListNode)node).Items.Length);
    }

    [Theory]
    [InlineData("{ env: { vars: { A: 1 } } }", "1", "/env/vars/A must be a string; OpenClaw refuses the whole config")]
    [InlineData("{ env: { A: true } }", "true", "/env/A must be a string; OpenClaw refuses the whole config")]
    [InlineData("{ env: { A: 1, vars: { A: '1' } } }", "1", "/env/A must be a string; OpenClaw refuses the whole config")]
    [InlineData("{ env: { vars: { A: {} } } }", "{}", "/env/vars/A must be a string; OpenClaw refuses the whole config")]
    public void A_variable_that_is_no_string_is_an_error(string text, string place, string message)
    {
        var located = Assert.Single(Resolve(text).Errors);
        Assert.Equal((message, place, true), (located.Error.Message, located.Text.Read(located.Error.Span), located.Error.IsFatal));
    }

    [Fact]
    public void A_variable_that_is_no_string_is_named_in_the_file_that_has_it()
    {
        folder.Write("c/env.json5", "{ vars: { A: 17 } }");
        var located = Assert.Single(Resolve("{ env: { $include: './env.json5' } }").Errors);
        Assert.Equal(("/c/env.json5", "17"), (located.Text.Path, located.Text.Read(located.Error.Span)));
    }

    [Fact]
    public void A_broken_config_resolves_to_its_errors()
    {
        var resolution = Resolve("{ a: 1, b");
        Assert.Equal("invalid end of input", Assert.Single(resolution.Errors).Error.Message);
        Assert.NotNull(((ObjectNode)resolution.Root).Find("a"));
    }

    private void AssertRefused(string reason, string config) =>
        Assert.Contains(Resolve(config).Errors, located => located.Error.IsFatal && located.Error.Message.EndsWith(reason, StringComparison.Ordinal));

    private Resolution Resolve(string config, Dictionary<string, string>? environment = null)
    {
        folder.Write("c/openclaw.json", config);
        return ResolveFile(environment);
    }

    private Resolution ResolveFile(Dictionary<string, string>? environment = null)
    {
        var files = new MachineFiles(folder.Path);
        var format = new OpenClawConfigFormat();
        return format.Resolve(format.Parse(files.Read("/c/openclaw.json")), files, environment ?? []);
    }
}
