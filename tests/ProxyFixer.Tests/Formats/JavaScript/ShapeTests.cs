using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Text;
using ProxyFixer.Tree;
using static ProxyFixer.Tests.Formats.JavaScript.JavaScriptSample;

namespace ProxyFixer.Tests.Formats.JavaScript;

public class ShapeTests
{
    private static readonly string[] Patchable =
        ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S14", "S14-variable"];

    public static TheoryData<string> Patched { get; } = [.. Patchable];

    public static TheoryData<string> All { get; } = [.. Patchable, "S12", "S13"];

    [Theory]
    [MemberData(nameof(All))]
    public void Shape_is_recognised(string name)
    {
        Assert.Equal(name.Split('-')[0], Builder(Read(name)).Shape.ToString());
    }

    [Theory]
    [MemberData(nameof(Patched))]
    public void Patch_is_as_expected(string name)
    {
        var actual = Patch(Read(name));
        var golden = Path.Combine(Folder, name + ".patched.js");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, actual);
        }

        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Theory]
    [MemberData(nameof(Patched))]
    public void Second_patch_changes_nothing(string name)
    {
        var patched = Patch(Read(name));
        Assert.Empty(Builder(patched).Missing);
        Assert.Equal(Builder(Read(name)).Shape, Builder(patched).Shape);
        Assert.Equal(patched, Patch(patched));
    }

    [Theory]
    [MemberData(nameof(Patched))]
    public void CrLf_file_gets_CrLf_lines(string name)
    {
        var windows = Read(name).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(Patch(Read(name)).Replace("\n", "\r\n", StringComparison.Ordinal), Patch(windows));
    }

    [Theory]
    [MemberData(nameof(Patched))]
    public void Byte_order_mark_stays(string name)
    {
        Assert.Equal('\uFEFF' + Patch(Read(name)), Patch('\uFEFF' + Read(name)));
    }

    [Theory]
    [MemberData(nameof(Patched))]
    public void File_that_is_not_UTF8_is_refused(string name)
    {
        var text = SourceText.FromBytes("/x.js", [.. System.Text.Encoding.UTF8.GetBytes(Read(name) + "\n// "), 0xFF]);
        var document = new JavaScriptFormat().Parse(text);
        Assert.IsType<EditResult.Refused>(HeaderPatch.Find(document, HeaderBuilderReader.Read(text).Builders[0], Wanted));
    }

    [Theory]
    [InlineData("S12", "hashed")]
    [InlineData("S13", "browsers")]
    public void Minified_bundle_is_refused(string name, string reason)
    {
        Assert.Contains(reason, Refusal(Read(name)), StringComparison.Ordinal);
        Assert.True(Builder(Read(name)).IsMinified);
    }

    [Fact]
    public void Each_shape_lacks_all_four_before()
    {
        foreach (var name in Patchable.Concat(["S12", "S13"]))
        {
            Assert.Equal(BrowserHeaders.Names.AsEnumerable(), Builder(Read(name)).Missing);
        }
    }

    [Fact]
    public void Function_is_described()
    {
        var builder = Builder(Read("S4"));
        Assert.Equal("makeHeaders", builder.Function);
        Assert.Equal(["fromModel", "fromCaller", "account", "secret", "conversation"], builder.Parameters.AsEnumerable());
        Assert.Equal((3, 18), (builder.StartLine, builder.EndLine));
        Assert.Equal(
            ["Authorization@5=", "chatgpt-account-id@6=", "originator@7=tool", "User-Agent@9=", "accept@10=text/event-stream", "session_id@15="],
            builder.Headers.Select(header => $"{header.Name}@{header.Line}={header.Value}"));
        Assert.True(builder.Find("user-agent").Single().IsOverridable);
        Assert.True(builder.Find("session_id").Single().IsConditional);
        Assert.False(Builder(Read("S5")).Find("User-Agent").Single().IsOverridable);
    }
}
