using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Suppressions;

/// <summary>Comments that suppress findings, from outside, in every format.</summary>
public sealed class SuppressionTests : IDisposable
{
    private const string Unit = "/etc/systemd/system/openclaw-gateway.service";
    private const string ProxyUnit = "[Unit]\nDescription=OpenClaw Gateway (v2026.5.28)\n\n[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    public static TheoryData<string, string, string, string> Places => new()
    {
        { Unit, ProxyUnit, "PXF0508", "# {0}" },
        { Unit, ProxyUnit, "PXF0508", "  ; {0}" },
        { Unit, ProxyUnit.Replace("\n", "\r\n", StringComparison.Ordinal), "PXF0508", "# {0}" },
        { "/srv/gateway.systemd.env", "NODE_USE_ENV_PROXY=on\nHTTPS_PROXY=http://h:1\n", "PXF0206", "; {0}" },
        { "/srv/environment.d/proxy.conf", "HTTPS_PROXY=http://h:1\n", "PXF0205", "# {0}" },
        { "/etc/environment", "HTTPS_PROXY=http://h:1\n", "PXF0205", " # {0}" },
        { "/srv/.env", "A=1\nNODE_USE_ENV_PROXY=1\n", "PXF0202", "# {0}" },
        { "/srv/.bashrc", "echo hi\nexport HTTPS_PROXY=http://h:1\n", "PXF0207", "# {0}" },
        { "/srv/openclaw.json", "{\n  env: {\n    NODE_USE_ENV_PROXY: '1',\n  },\n}\n", "PXF0302", "// {0}" },
        { "/srv/openclaw.json", "{\n  env: {\n    NODE_USE_ENV_PROXY: '1',\n  },\n}\n", "PXF0302", "/* {0} */" },
        { "/srv/compose.yaml", Compose, "PXF0512", "# {0}" },
        { "/srv/ai.openclaw.gateway.plist", Agent, "PXF0508", "<!-- {0} -->" },
        { "/srv/provider.js", FakeMachine.Shape("S4"), "PXF0401", "// {0}" },
        { "/srv/provider.js", FakeMachine.Shape("S4"), "PXF0401", "/* {0} */" },
    };

    public static TheoryData<string, string, string, string> PlacesOnTheLine => new()
    {
        { "/srv/openclaw.json", "{\n  env: {\n    NODE_USE_ENV_PROXY: '1',\n  },\n}\n", "PXF0302", "// {0}" },
        { "/srv/compose.yaml", Compose, "PXF0512", "# {0}" },
        { "/srv/ai.openclaw.gateway.plist", Agent, "PXF0508", "<!-- {0} -->" },
        { "/srv/.bashrc", "echo hi\nexport HTTPS_PROXY=http://h:1\n", "PXF0207", "# {0}" },
        { "/srv/provider.js", FakeMachine.Shape("S4"), "PXF0401", "// {0}" },
    };

    private static string Compose => ExampleFiles.Compose("HTTPS_PROXY: http://127.0.0.1:7890");

    private static string Agent =>
        ExampleFiles.Agent("<key>HTTPS_PROXY</key>\n      <string>http://127.0.0.1:7890</string>");

    [Theory]
    [MemberData(nameof(Places))]
    public void Comment_above_the_line_suppresses_what_it_names(string path, string text, string rule, string comment)
    {
        var line = Find(path, text, rule);

        AddAbove(path, text, line, string.Format(null, comment, $"proxyfixer-ignore: {rule} - as it should be"));
        Assert.DoesNotContain(rule, Lint(path).Output, StringComparison.Ordinal);
        Assert.Equal(1, Suppressed(path));

        AddAbove(path, text, line, string.Format(null, comment, "proxyfixer-ignore"));
        Assert.DoesNotContain(rule, Lint(path).Output, StringComparison.Ordinal);

        AddAbove(path, text, line, string.Format(null, comment, $"proxyfixer-ignore: {rule[..5]},PXF0111"));
        Assert.DoesNotContain(rule, Lint(path).Output, StringComparison.Ordinal);

        AddAbove(path, text, line, string.Format(null, comment, "proxyfixer-ignore: PXF0111"));
        Assert.Contains(rule, Lint(path).Output, StringComparison.Ordinal);
        Assert.Equal(0, Suppressed(path));
    }

    [Theory]
    [MemberData(nameof(PlacesOnTheLine))]
    public void Comment_on_the_line_suppresses_where_the_format_has_such_comments(string path, string text, string rule, string comment)
    {
        var lines = text.Split('\n');
        var line = Find(path, text, rule);
        lines[line - 1] += " " + string.Format(null, comment, $"proxyfixer-ignore: {rule}");
        machine.Write(path, string.Join('\n', lines));

        Assert.DoesNotContain(rule, Lint(path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment=HTTPS_PROXY=http://127.0.0.1:7890\nEnvironment=A=\"# proxyfixer-ignore\"\n")]
    [InlineData("# proxyfixer-ignore: PXF0508\n\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")]
    [InlineData("# proxyfixer-ignore: PXF0508\nEnvironment=B=1\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")]
    [InlineData("Environment=HTTPS_PROXY=http://127.0.0.1:7890\n# proxyfixer-ignore: PXF0508\n")]
    [InlineData("# say proxyfixer-ignore\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")]
    [InlineData("# proxyfixer-ignored\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")]
    [InlineData("# proxyfixer-ignore-next-line\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")]
    [InlineData("# proxyfixer-ignore PXF0508\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")]
    public void Any_other_place_or_form_suppresses_nothing(string lines)
    {
        machine.Write(Unit, ProxyUnit.Replace("Environment=HTTPS_PROXY=http://127.0.0.1:7890\n", lines, StringComparison.Ordinal));

        Assert.Contains("PXF0508", Lint(Unit).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_above_each_other_all_count()
    {
        machine.Write(Unit, ProxyUnit.Replace("Environment", "# proxyfixer-ignore: PXF0508 -- one\n# why\n# proxyfixer-ignore: PXF0101, PXF0511\nEnvironment", StringComparison.Ordinal));

        Assert.DoesNotContain("PXF0508", Lint(Unit).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppressed_findings_do_not_decide_and_are_not_mended()
    {
        machine.Write(Unit, ProxyUnit.Replace("Environment", "# proxyfixer-ignore: PXF0508 -- why\nEnvironment", StringComparison.Ordinal));
        machine.Write("/etc/environment", "# proxyfixer-ignore: PXF0508 -- why\n");

        Assert.Equal(0, machine.Run("lint", "--fail-on", "warning").ExitCode);
        Assert.Equal("Nothing to change.\n", machine.Run("diff", "--ignore", "PXF0903").Error);
        Assert.Contains("1 finding suppressed.", machine.Run("lint", "--verbose").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("suppressed", machine.Run("lint").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_never_printed()
    {
        machine.Write(Unit, ProxyUnit.Replace("Environment", "# proxyfixer-ignore: PXF0504, PXF0508, hunter2secret, http://u:hunter2@h -- token hunter2\nEnvironment", StringComparison.Ordinal));

        foreach (var format in new[] { "text", "json", "msbuild" })
        {
            var run = machine.Run("lint", "--verbose", "--format", format);
            Assert.Contains("PXF0904", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    private int Find(string path, string text, string rule)
    {
        machine.Write(path, text);
        var found = Lint(path).Output.Split('\n').FirstOrDefault(line => line.Contains($" {rule}:", StringComparison.Ordinal));
        Assert.NotNull(found);
        Assert.StartsWith(path[1..], found, StringComparison.Ordinal);
        return int.Parse(found.Split('(', ',')[1], null);
    }

    private void AddAbove(string path, string text, int line, string comment)
    {
        var lines = text.Split('\n').ToList();
        lines.Insert(line - 1, comment + (text.Contains('\r', StringComparison.Ordinal) ? "\r" : ""));
        machine.Write(path, string.Join('\n', lines));
    }

    private int Suppressed(string path)
    {
        using var json = JsonDocument.Parse(machine.Run("lint", ["--format", "json", .. Named(path)]).Output);
        return json.RootElement.GetProperty("summary").GetProperty("suppressed").GetInt32();
    }

    private CommandRun Lint(string path) => machine.Run("lint", ["--format", "msbuild", .. Named(path)]);

    private static string[] Named(string path) => path == Unit ? [] : [path];
}
