using ProxyFixer.Formats.Json5;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class FindOwnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{ env: { vars: { A: '0' } } }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{}", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ $include: './vars-a.json5' }", "/vars-a.json5", "/env/vars/A")]
    [InlineData("{ env: { $include: './env.json5' } }", "/env.json5", "/vars/A")]
    [InlineData("{ env: { vars: { $include: './vars.json5' } } }", "/vars.json5", "/A")]
    [InlineData("{ $include: './vars-a.json5', env: { vars: { A: '1' } } }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ env: { vars: { A: '1' } }, $include: './vars-a.json5' }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ $include: './vars-a.json5', env: { vars: { B: '1' } } }", "/vars-a.json5", "/env/vars/A")]
    [InlineData("{ $include: ['./vars-a.json5', './vars-a2.json5'] }", "/vars-a2.json5", "/env/vars/A")]
    [InlineData("{ $include: ['./vars-a.json5', './vars-b.json5'] }", "/vars-a.json5", "/env/vars/A")]
    [InlineData("{ $include: './to-env.json5' }", "/env.json5", "/vars/A")]
    [InlineData("{ $include: './nowhere.json5' }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ $include: './vars-a.json5', env: { vars: null } }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ env: { vars: { A: { $include: './one.json5' } } } }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ env: { $include: './env.json5' }, env: {} }", "/openclaw.json", "/env/vars/A")]
    [InlineData("{ a: ", "/openclaw.json", "/env/vars/A")]
    public void The_file_whose_value_wins_owns_it(string config, string owner, string path) => AssertOwner(config, "/env/vars/A", owner, path);

    [Theory]
    [InlineData("{ $include: './vars-b.json5' }", "/vars-b.json5", "/env/vars/NEW")]
    [InlineData("{ env: { $include: './env.json5' } }", "/env.json5", "/vars/NEW")]
    [InlineData("{ env: { $include: './empty.json5' } }", "/empty.json5", "/vars/NEW")]
    [InlineData("{ $include: './vars-b.json5', agents: {} }", "/vars-b.json5", "/env/vars/NEW")]
    [InlineData("{ $include: './empty.json5', agents: {} }", "/openclaw.json", "/env/vars/NEW")]
    [InlineData("{ $include: './vars-b.json5', env: { vars: {} } }", "/openclaw.json", "/env/vars/NEW")]
    [InlineData("{ $include: ['./vars-a.json5', './vars-b.json5'] }", "/openclaw.json", "/env/vars/NEW")]
    [InlineData("{ $include: ['./vars-a.json5', './empty.json5'] }", "/vars-a.json5", "/env/vars/NEW")]
    [InlineData("{ env: { $include: ['./env.json5', './env.json5'] } }", "/openclaw.json", "/env/vars/NEW")]
    public void A_new_value_goes_where_its_section_lives(string config, string owner, string path) =>
        AssertOwner(config, "/env/vars/NEW", owner, path);

    [Theory]
    [InlineData("{ l: [{ a: 1 }, { $include: './one-key.json5' }] }", "/l/1/a", "/one-key.json5", "/a")]
    [InlineData("{ $include: './list.json5', l: [{ a: 3 }] }", "/l/0/a", "/list.json5", "/l/0/a")]
    [InlineData("{ $include: './list.json5', l: [{ a: 3 }] }", "/l/2/a", "/openclaw.json", "/l/0/a")]
    [InlineData("{ $include: './list.json5' }", "/$include", "/openclaw.json", "/$include")]
    public void Lists_are_joined(string config, string target, string owner, string path) => AssertOwner(config, target, owner, path);

    [Fact]
    public void An_edit_in_the_owner_is_what_the_reader_sees_then()
    {
        WriteAll("{ $include: ['./vars-a.json5', './vars-b.json5'], env: { vars: { C: 'c' } } }");
        var files = new MachineFiles(folder.Path);
        var format = new OpenClawConfigFormat();
        var config = format.Parse(files.Read("/openclaw.json"));
        foreach (var name in new[] { "A", "B", "C", "NEW" })
        {
            var (owner, path) = format.FindOwner(config, NodePath.Of("env", "vars", name), files);
            var edits = Assert.IsType<EditResult.Edited>(format.Edit(owner, path, "set")).Edits;
            folder.Write(owner.Text.Path, owner.Text.Apply(edits).Text);
            config = format.Parse(files.Read("/openclaw.json"));
            Assert.Equal("set", format.Resolve(config, files, new Dictionary<string, string>()).Environment![name]);
        }
    }

    private void AssertOwner(string config, string target, string owner, string path)
    {
        WriteAll(config);
        var files = new MachineFiles(folder.Path);
        var format = new OpenClawConfigFormat();
        var found = format.FindOwner(format.Parse(files.Read("/openclaw.json")), format.ReadTarget(target), files);
        Assert.Equal((owner, format.ReadTarget(path)), (found.Owner.Text.Path, found.Path));
    }

    private void WriteAll(string config)
    {
        folder.Write("openclaw.json", config);
        folder.Write("vars-a.json5", "{ env: { vars: { A: 'a' } } }");
        folder.Write("vars-a2.json5", "{ env: { vars: { A: 'a2' } } }");
        folder.Write("vars-b.json5", "{ env: { vars: { B: 'b' } } }");
        folder.Write("env.json5", "{ vars: { A: 'e' } }");
        folder.Write("vars.json5", "{ A: 'v' }");
        folder.Write("to-env.json5", "{ env: { $include: './env.json5' } }");
        folder.Write("one.json5", "'1'");
        folder.Write("one-key.json5", "{ a: 'x' }");
        folder.Write("list.json5", "{ l: [{ a: 1 }, { a: 2 }] }");
        folder.Write("empty.json5", "{}");
    }
}
