using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Formats.Compose;

/// <summary>What a service gets once everything its file refers to is followed.</summary>
public sealed class ComposeResolveTests
{
    private const string Gateway = "services:\n  gateway:\n    image: x\n";

    [Theory]
    [InlineData("$X", "x")]
    [InlineData("${X}", "x")]
    [InlineData("${UNSET}", "")]
    [InlineData("${X:-d}", "x")]
    [InlineData("${EMPTY:-d}", "d")]
    [InlineData("${EMPTY-d}", "")]
    [InlineData("${UNSET-d}", "d")]
    [InlineData("${X:+r}", "r")]
    [InlineData("${EMPTY:+r}", "")]
    [InlineData("${EMPTY+r}", "r")]
    [InlineData("${UNSET+r}", "")]
    [InlineData("${X:?needed}", "x")]
    [InlineData("${EMPTY?needed}", "")]
    [InlineData("${UNSET:-${X}}", "x")]
    [InlineData("${UNSET:-${EMPTY:-$X}}y", "xy")]
    [InlineData("${UNSET:-a}${X}", "ax")]
    [InlineData("$$X", "$X")]
    [InlineData("$${X}", "${X}")]
    [InlineData("$X$Xa", "x")]
    [InlineData("a$", "a$")]
    [InlineData("${UNSET:-}}", "}")]
    public void Expressions_are_replaced(string written, string expected)
    {
        var shell = new Dictionary<string, string> { ["X"] = "x", ["EMPTY"] = "" };
        Assert.Equal(expected, Project.Variables("gateway", shell, "compose.yaml", Gateway + $"    environment:\n      A: '{written}'\n")["A"]);
        Assert.Equal(expected, Project.Variables("gateway", shell, "compose.yaml", Gateway + $"    environment:\n      - 'A={written}'\n")["A"]);
    }

    [Theory]
    [InlineData("${UNSET:?needed}")]
    [InlineData("${EMPTY:?needed}")]
    [InlineData("${UNSET?needed}")]
    [InlineData("${X:-${UNSET?}}")]
    [InlineData("${1}")]
    [InlineData("${X")]
    [InlineData("${X/a/b}")]
    public void A_wrong_or_unmet_expression_fails_wherever_it_stands(string written)
    {
        var shell = new Dictionary<string, string> { ["X"] = "x", ["EMPTY"] = "" };
        Assert.StartsWith("compose.yaml:3: ", Assert.Single(Project.Errors(shell, "compose.yaml", $"services:\n  gateway:\n    image: '{written}'\n")));
    }

    [Fact]
    public void Keys_are_not_replaced_but_whole_items_are()
    {
        var shell = new Dictionary<string, string> { ["N"] = "NAME=v" };
        Assert.Equal(
            new Dictionary<string, string?> { ["$N"] = "1" },
            Project.Variables("gateway", shell, "compose.yaml", Gateway + "    environment:\n      $N: 1\n"));
        Assert.Equal(
            new Dictionary<string, string?> { ["NAME"] = "v" },
            Project.Variables("gateway", shell, "compose.yaml", Gateway + "    environment:\n      - $N\n"));
    }

    [Fact]
    public void The_callers_environment_wins_over_dot_env_and_neither_reaches_the_container_by_itself() => Assert.Equal(
        new Dictionary<string, string?> { ["A"] = "shell", ["B"] = "file", ["C"] = "shell file", ["D"] = null, ["E"] = "" },
        Project.Variables(
            "gateway",
            new() { ["A"] = "shell" },
            "compose.yaml", Gateway + "    environment:\n      A:\n      B:\n      C: $A $B\n      D:\n      E: \"\"\n",
            ".env", "A=file\nB=file\nUNNAMED=1\n"));

    [Fact]
    public void An_unmet_name_removes_what_the_files_set() => Assert.Null(
        Project.Variables("gateway", null, "compose.yaml", Gateway + "    env_file: a.env\n    environment: [A]\n", "a.env", "A=1\n")["A"]);

    [Fact]
    public void An_empty_value_wins_too() => Assert.Equal(
        "",
        Project.Variables("gateway", null, "compose.yaml", Gateway + "    env_file: a.env\n    environment: {A: \"\"}\n", "a.env", "A=1\n")["A"]);

    [Fact]
    public void Files_are_named_in_every_form() => Assert.Equal(
        new Dictionary<string, string?> { ["A"] = "1", ["B"] = "2", ["C"] = "'3' # c", ["D"] = "4" },
        Project.Variables(
            "gateway",
            new() { ["DIR"] = "sub" },
            "compose.yaml",
            Gateway + "    env_file:\n    - a.env\n    - path: ${DIR}/b.env\n    - {path: none.env, required: false}\n    - path: c.env\n      format: raw\n    - ./d.env\n",
            "a.env", "A=1\nB=1\n",
            "sub/b.env", "B=2\n",
            "c.env", "\uFEFF# c\n  C='3' # c\nUNSET\n",
            "d.env", "D=$E4\r\nD=4\r\n"));

    [Theory]
    [InlineData("A=\"open\n", "a.env:1: a quoted value is not closed")]
    [InlineData("B=1\nA+=1\n", "a.env:2: unexpected character in a variable name")]
    [InlineData("A B=1\n", "a.env:1: a name cannot contain a space")]
    [InlineData("A=${X:?}\n", "a.env:1: the variable X must be set")]
    public void A_wrong_environment_file_fails_the_project(string file, string expected) => Assert.Equal(
        expected,
        Assert.Single(Project.Errors(null, "compose.yaml", Gateway + "    env_file: a.env\n", "a.env", file)));

    [Theory]
    [InlineData("A=1# c", "1# c")]
    [InlineData("A=1 # c", "1")]
    [InlineData("A=#x", "#x")]
    [InlineData("A=`1`", "`1`")]
    [InlineData("A: 1", "1")]
    [InlineData("A=\"1\" 2", "1")]
    [InlineData("A=\"a\\tb\"", "a\tb")]
    [InlineData("A='a\\tb'", "a\\tb")]
    [InlineData("A=\"\\$X \\\"q\\\" \\0101\"", "$X \"q\" A")]
    [InlineData("A=$X", "x")]
    [InlineData("A='$X'", "$X")]
    [InlineData("A=\"$X\"", "x")]
    [InlineData("A=   \nB=2", "")]
    [InlineData("export A=1", "1")]
    [InlineData("\uFEFFA=1", "1")]
    [InlineData("A=\"1\n2\"", "1\n2")]
    [InlineData("X\nA=$X", "x")]
    [InlineData("B=b\nA=${B:-c}$B", "bb")]
    public void Environment_files_are_read_as_Compose_does(string line, string expected) => Assert.Equal(
        expected,
        Project.Variables("gateway", new() { ["X"] = "x" }, "compose.yaml", Gateway + "    env_file: [a.env]\n", "a.env", line + "\n")["A"]);

    [Fact]
    public void A_missing_file_is_an_error_where_it_is_named()
    {
        Assert.StartsWith("compose.yaml:4: /p/none.env cannot be read", Assert.Single(Project.Errors(null, "compose.yaml", Gateway + "    env_file: none.env\n")));
        Assert.NotEmpty(Project.Errors(null, "compose.yaml", Gateway + "    env_file: [{path: none.env}]\n"));
        Assert.Empty(Project.Errors(null, "compose.yaml", Gateway + "    profiles: [debug]\n    env_file: none.env\n"));
        Assert.NotEmpty(Project.Errors(new() { ["COMPOSE_PROFILES"] = "debug" }, "compose.yaml", Gateway + "    profiles: [debug]\n    env_file: none.env\n"));
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_a_missing_file() =>
        Assert.NotEmpty(Project.Errors(null, "compose.yaml", "include: [\"a\\0b\"]\n" + Gateway + "    env_file: \"a\\0b\"\n"));

    [Fact]
    public void The_callers_home_is_known() => Assert.Equal(
        "1",
        Project.Variables("gateway", new() { ["HOME"] = "/p/home" }, "compose.yaml", Gateway + "    env_file: ~/a.env\n", "home/a.env", "A=1\n")["A"]);

    [Fact]
    public void Extended_services_are_merged_variable_by_variable() => Assert.Equal(
        new Dictionary<string, string?> { ["F"] = "f", ["G"] = "base", ["A"] = "root", ["B"] = "base", ["C"] = "own", ["D"] = null },
        Project.Variables(
            "gateway",
            null,
            "compose.yaml",
            "services:\n  gateway:\n    extends: {file: common/base.yml, service: base}\n    environment: [C=own, D]\n",
            "common/base.yml",
            "services:\n  root:\n    environment: {A: root, B: root, D: root}\n  base:\n    extends: root\n    env_file: f.env\n    environment: {B: base, C: base, G: base}\n",
            "common/f.env", "F=f\nG=f\n"));

    [Theory]
    [InlineData("services:\n  gateway:\n    extends: gateway\n", "compose.yaml:3: the services extend each other in a circle")]
    [InlineData("services:\n  gateway:\n    extends: {service: b}\n  b:\n    extends: gateway\n", "compose.yaml:5: the services extend each other in a circle")]
    [InlineData("services:\n  gateway:\n    extends: none\n", "compose.yaml:3: there is no such service to extend")]
    [InlineData("services:\n  gateway:\n    extends: {service: a, file: none.yml}\n", "compose.yaml:3: /p/none.yml cannot be read: no such file")]
    public void A_service_that_cannot_be_extended_is_an_error(string text, string expected) =>
        Assert.Contains(expected, Project.Errors(null, "compose.yaml", text));

    [Theory]
    [InlineData("compose.override.yml")]
    [InlineData("compose.override.yaml")]
    [InlineData("docker-compose.override.yml")]
    [InlineData("docker-compose.override.yaml")]
    public void An_override_file_beside_it_is_merged(string name) => Assert.Equal(
        new Dictionary<string, string?> { ["A"] = "1", ["B"] = "over", ["C"] = "over" },
        Project.Variables(
            "gateway",
            null,
            "compose.yaml", Gateway + "    environment: {A: 1, B: 1}\n",
            name, "services:\n  gateway:\n    environment: [B=over, C=over]\n"));

    [Fact]
    public void A_file_that_Compose_would_not_pick_stands_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("p/compose.yaml", Gateway);
        folder.Write("p/docker-compose.yml", Gateway + "    environment: {A: 1}\n");
        folder.Write("p/docker-compose.override.yml", "services:\n  gateway:\n    environment: {A: 2}\n");
        Assert.Equal("1", Project.Variables(Project.Resolve(folder, "p/docker-compose.yml").Root, "gateway")["A"]);
        Assert.Equal("2", Project.Variables(Project.Resolve(folder, "p/compose.yaml").Root, "gateway")["A"]);
        var named = new Dictionary<string, string> { ["COMPOSE_FILE"] = "docker-compose.yml:docker-compose.override.yml" };
        Assert.Equal("2", Project.Variables(Project.Resolve(folder, "p/docker-compose.yml", named).Root, "gateway")["A"]);
    }

    [Fact]
    public void Override_files_can_reset_and_replace()
    {
        const string over = "services:\n  gateway:\n    env_file: !reset []\n    environment:\n      A: !reset null\n      B: 2\n  cli:\n    environment: !override\n      C: 3\n";
        using var folder = new TemporaryFolder();
        folder.Write("p/compose.yaml", "services:\n  gateway:\n    env_file: none.env\n    environment: {A: 1, D: 1}\n  cli:\n    environment: {A: 1}\n");
        folder.Write("p/compose.override.yml", over);
        var resolution = Project.Resolve(folder, "p/compose.yaml");
        Assert.Empty(resolution.Errors);
        Assert.Equal(new Dictionary<string, string?> { ["D"] = "1", ["B"] = "2" }, Project.Variables(resolution.Root, "gateway"));
        Assert.Equal(["C"], Project.Variables(resolution.Root, "cli").Keys);
    }

    [Fact]
    public void Included_projects_have_their_own_folder_and_dot_env()
    {
        using var folder = new TemporaryFolder();
        folder.Write("p/compose.yaml", "include:\n- sub/a.yaml\nservices:\n  gateway:\n    environment: {A: $V}\n");
        folder.Write("p/.env", "V=outer\n");
        folder.Write("p/sub/a.yaml", "services:\n  cli:\n    env_file: c.env\n    environment: {A: $V, B: $W}\n");
        folder.Write("p/sub/.env", "V=inner\nW=inner\n");
        folder.Write("p/sub/c.env", "C=1\n");
        var resolution = Project.Resolve(folder, "p/compose.yaml");
        Assert.Empty(resolution.Errors);
        Assert.Equal("outer", Project.Variables(resolution.Root, "gateway")["A"]);
        Assert.Equal(
            new Dictionary<string, string?> { ["C"] = "1", ["A"] = "outer", ["B"] = "inner" },
            Project.Variables(resolution.Root, "cli"));
    }

    [Fact]
    public void Included_projects_must_not_circle_or_clash()
    {
        Assert.NotEmpty(Project.Errors(null, "compose.yaml", "include: [compose.yaml]\nservices: {}\n"));
        Assert.NotEmpty(Project.Errors(null, "compose.yaml", "include: [a.yaml]\n", "a.yaml", "include: [compose.yaml]\n"));
        Assert.Contains(
            "second time",
            Assert.Single(Project.Errors(null, "compose.yaml", "include: [a.yaml]\n" + Gateway, "a.yaml", Gateway)));
    }

    [Fact]
    public void The_projects_name_can_be_asked_for()
    {
        Assert.Equal("p", Project.Variables("gateway", null, "compose.yaml", Gateway + "    environment: {A: $COMPOSE_PROJECT_NAME}\n")["A"]);
        Assert.Equal("q", Project.Variables("gateway", null, "compose.yaml", "name: q\n" + Gateway + "    environment: {A: $COMPOSE_PROJECT_NAME}\n")["A"]);
    }

    [Fact]
    public void Variables_that_double_each_other_are_stopped()
    {
        var lines = "A0=xxxxxxxx\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"A{i}=$A{i - 1}$A{i - 1}\n"));
        Assert.Contains("characters", Assert.Single(Project.Errors(null, "compose.yaml", Gateway, ".env", lines)));
    }

    [Fact]
    public void A_long_chain_of_services_is_followed_without_harm()
    {
        var chain = "services:\n  gateway: {extends: s0}\n"
            + string.Concat(Enumerable.Range(0, 3000).Select(i => $"  s{i}: {{extends: s{i + 1}}}\n")) + "  s3000: {environment: {A: 1}}\n";
        Assert.Equal("1", Project.Variables("gateway", null, "compose.yaml", chain)["A"]);
    }

    [Fact]
    public void Nothing_outside_the_root_is_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("root/p/compose.yaml", Gateway + "    env_file: ../../../secret.env\n");
        folder.Write("secret.env", "A=1\n");
        var files = new MachineFiles(folder.Path + "/root");
        var format = new ProxyFixer.Formats.Compose.ComposeFormat();
        Assert.NotEmpty(format.Resolve(format.Parse(files.Read("/p/compose.yaml")), files, new Dictionary<string, string>()).Errors);
    }

    [Fact]
    public void The_named_file_is_the_one_that_is_edited()
    {
        var document = Project.Parse(Gateway);
        var format = new ProxyFixer.Formats.Compose.ComposeFormat();
        var path = format.ReadTarget("gateway.A");
        Assert.Equal((document, path), format.FindOwner(document, path, new MachineFiles("/")));
    }
}
