using ProxyFixer.NodeJs;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

public class NodeOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("-r os  --use-env-proxy", "-r|os|--use-env-proxy")]
    [InlineData("\"-r\" \"a b\"", "-r|a b")]
    [InlineData("--title=\"a \\\"b\\\\\"", "--title=a \"b\\")]
    [InlineData("a\\ b", "a\\|b")]
    [InlineData("\"\" a", "a")]
    [InlineData("\t--use-env-proxy\n", "\t--use-env-proxy\n")]
    [InlineData("'a b'", "'a|b'")]
    public void Space_separates_and_double_quotes_group(string value, string expected)
    {
        Assert.Null(NodeOptionsVariable.Split(value, out var arguments));
        Assert.Equal(expected, string.Join('|', arguments));
    }

    [Theory]
    [InlineData("\"a", "unterminated string")]
    [InlineData("a \"", "unterminated string")]
    [InlineData("\"a\\", "invalid escape")]
    public void A_broken_value_is_refused(string value, string problem) =>
        Assert.Equal(problem, NodeOptionsVariable.Split(value, out _));

    [Theory]
    [InlineData("dist/index.js gateway --use-env-proxy", 0, null)]
    [InlineData("--use-env-proxy dist/index.js", 1, true)]
    [InlineData("-r dotenv/config --no-use-env-proxy x.js", 3, false)]
    [InlineData("--require=dotenv/config x.js", 1, null)]
    [InlineData("--max-old-space-size 4096 --use-env-proxy", 1, null)]
    [InlineData("--max-old-space-size=4096 --use-env-proxy x.js", 2, true)]
    [InlineData("--import ./a.mjs --env-file .env --use-env-proxy x.js", 5, true)]
    [InlineData("-e 1 --use-env-proxy", 3, true)]
    [InlineData("-p 1 --use-env-proxy", 3, true)]
    [InlineData("-p --use-env-proxy 1", 2, true)]
    [InlineData("-- --use-env-proxy", 1, null)]
    [InlineData("- --use-env-proxy", 0, null)]
    [InlineData("--use-env-proxy --no_use_env_proxy=1 x.js", 2, false)]
    [InlineData("--experimental_config_file node.json x.js", 2, null)]
    [InlineData("--title \\--use-env-proxy x.js", 2, null)]
    [InlineData("", 0, null)]
    public void Options_end_at_the_script(string line, int script, bool? isOn)
    {
        var read = NodeArguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), isVariable: false);
        Assert.Equal((script, isOn, null), (read.ScriptIndex, read.Switch, read.Refused));
    }

    [Theory]
    [InlineData("-r")]
    [InlineData("-r --use-env-proxy")]
    [InlineData("--title= x.js")]
    [InlineData("--no-no-use-env-proxy")]
    [InlineData("--USE-ENV-PROXY")]
    [InlineData("--use-env-proxyx")]
    [InlineData("-use-env-proxy")]
    public void What_node_refuses_is_refused(string line) =>
        Assert.NotNull(NodeArguments.Read(line.Split(' '), isVariable: false).Refused);

    [Theory]
    [InlineData("--")]
    [InlineData("--env-file=.env")]
    [InlineData("--env_file=.env")]
    [InlineData("--env-file-if-exists .env")]
    public void What_belongs_on_the_command_line_is_refused_in_the_variable_only(string line)
    {
        Assert.NotNull(NodeArguments.Read(line.Split(' '), isVariable: true).Refused);
        Assert.Null(NodeArguments.Read(line.Split(' '), isVariable: false).Refused);
    }

    [Fact]
    public void Files_of_variables_are_named_in_order_and_with_hyphens_only()
    {
        var read = NodeArguments.Read(["--env-file", "a", "--env-file-if-exists=b", "--env_file=c", "x.js"], isVariable: false);
        Assert.Equal("a False|b True", string.Join('|', read.EnvFiles.Select(file => $"{file.Path} {file.MayBeMissing}")));
    }
}
