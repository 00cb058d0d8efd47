using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The members of every JSON output, by name and order: programs rely on them.</summary>
public sealed class JsonContractTests : IDisposable
{
    private const string Change = "schema,backup,changed,skipped,advice";
    private const string Finding = "id,name,severity,message,path,startLine,startColumn,endLine,endColumn,subject,fingerprint,related,fix";
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Findings()
    {
        machine.Folder.Write("machine/home/claw/.openclaw/.env", "HTTPS_PROXY=http://p:1\n");
        var report = Json(machine.Run("lint", "--format", "json"));
        Assert.Equal("schema,tool,summary,diagnostics,unreadable,notJudged", Members(report));
        Assert.Equal("name,version", Members(report.GetProperty("tool")));
        Assert.Equal("files,errors,warnings,infos,fixable,suppressed", Members(report.GetProperty("summary")));
        foreach (var found in report.GetProperty("diagnostics").EnumerateArray())
        {
            var hasFix = found.GetProperty("fix").ValueKind == JsonValueKind.Object;
            Assert.Equal(Finding + (hasFix ? ",help" : ",noFix,help"), Members(found));
            Assert.All(found.GetProperty("related").EnumerateArray(), related => Assert.Equal("path,startLine,startColumn,message", Members(related)));
            Assert.Equal(hasFix ? "title,applicability,files" : "", hasFix ? Members(found.GetProperty("fix")) : "");
            Assert.False(found.GetProperty("path").GetString()!.StartsWith('/'));
            Assert.Matches("^[0-9a-f]{16}$", found.GetProperty("fingerprint").GetString());
            Assert.True(found.GetProperty("startLine").GetInt32() > 0 && found.GetProperty("startColumn").GetInt32() > 0);
        }

        var severities = report.GetProperty("diagnostics").EnumerateArray().Select(found => found.GetProperty("severity").GetString()).ToArray();
        Assert.Equal(severities.Count(severity => severity == "error"), report.GetProperty("summary").GetProperty("errors").GetInt32());
        Assert.Equal(severities.Count(severity => severity == "warning"), report.GetProperty("summary").GetProperty("warnings").GetInt32());
    }

    [Fact]
    public void Changes_and_their_restoring()
    {
        var fix = Json(machine.Run("fix", "--yes", "--format", "json"));
        Assert.Equal(Change, Members(fix));
        var changed = fix.GetProperty("changed").EnumerateArray().ToArray();
        Assert.All(changed, file => Assert.Equal("path,action,before,after", Members(file)));
        Assert.Equal(["create", "edit"], changed.Select(file => file.GetProperty("action").GetString()));
        Assert.Equal(JsonValueKind.Null, changed[0].GetProperty("before").ValueKind);
        Assert.Matches("^[0-9a-f]{64}$", changed[1].GetProperty("before").GetString());
        Assert.Contains("systemctl --user daemon-reload", fix.GetProperty("advice").EnumerateArray().Select(line => line.GetString()));

        var restored = Json(machine.Restore("--format", "json"));
        Assert.Equal(Change, Members(restored));
        Assert.Equal(fix.GetProperty("backup").GetString(), restored.GetProperty("backup").GetString());
        Assert.Equal(["delete", "edit"], restored.GetProperty("changed").EnumerateArray().Select(file => file.GetProperty("action").GetString()));
    }

    [Theory]
    [InlineData("diff")]
    [InlineData("fix", "--dry-run")]
    public void Changes_that_would_be_made(params string[] command)
    {
        var run = machine.Run([.. command, "--format", "json", "--fail-on", "info"]);
        var would = Json(run);
        Assert.Equal((1, Change), (run.ExitCode, Members(would)));
        Assert.Equal(["create", "edit"], would.GetProperty("changed").EnumerateArray().Select(file => file.GetProperty("action").GetString()));
        Assert.Equal((JsonValueKind.Null, 0), (would.GetProperty("backup").ValueKind, would.GetProperty("advice").GetArrayLength()));
        Assert.NotEqual(0, would.GetProperty("skipped").GetArrayLength());
        Assert.Equal(machine.Before, machine.Now);

        var done = Json(machine.Run("fix", "--yes", "--format", "json", "--fail-on", "info"));
        Assert.Equal(done.GetProperty("changed").ToString(), would.GetProperty("changed").ToString());
        Assert.Equal(done.GetProperty("skipped").ToString(), would.GetProperty("skipped").ToString());
    }

    [Fact]
    public void Fixable_is_what_fix_mends_with_the_same_options()
    {
        static (int, int) Fixable(CommandRun run) => (
            Json(run).GetProperty("summary").GetProperty("fixable").GetInt32(),
            Json(run).GetProperty("statistics").EnumerateArray().Sum(rule => rule.GetProperty("fixable").GetInt32()));
        Assert.Equal((2, 2), Fixable(machine.Run("lint", "--format", "json", "--statistics")));
        Assert.Equal((1, 1), Fixable(machine.Run("lint", "--format", "json", "--statistics", "--fail-on", "error")));
        machine.Folder.Write("machine/srv/environment", "HTTPS_PROXY=http://10.0.0.1:7890\n");
        var unsafeAlone = machine.Run("lint", "/srv/environment", "--kind", "etc-environment", "--select", "PXF0205", "--fail-on", "info", "--format", "json", "--statistics");
        Assert.Equal("unsafe", Json(unsafeAlone).GetProperty("diagnostics")[0].GetProperty("fix").GetProperty("applicability").GetString());
        Assert.Equal((0, 0), Fixable(unsafeAlone));
    }

    [Fact]
    public void What_was_skipped()
    {
        var fix = Json(CommandRun.Of(["fix", "--yes", "--root", machine.Root, "--select", "PXF01", "--format", "json"], machine.Folder.Path));
        Assert.Empty(fix.GetProperty("skipped").EnumerateArray());
        machine.Folder.Write("machine/" + ReportedMachine.Provider, "function buildHeaders(a) { const h = new Headers(a); h.set(\"chatgpt-account-id\", a); return wrap(h, h); }\nfunction buildHeaders2(a) { const h = new Headers(a); h.set(\"chatgpt-account-id\", a); return h; }\n");
        var again = machine.Run("fix", "--yes", "--format", "json");
        Assert.All(Json(again).GetProperty("skipped").EnumerateArray(), one => Assert.Equal("path,id,reason", Members(one)));
    }

    [Fact]
    public void A_change_by_name()
    {
        machine.Folder.Write("machine/home/claw/.env", "A=1\n");
        var set = Json(machine.Run("set", "home/claw/.env", "A=2", "--format", "json"));
        Assert.Equal(Change, Members(set));
        Assert.Equal("home/claw/.env", set.GetProperty("changed")[0].GetProperty("path").GetString());
        var same = Json(machine.Run("set", "home/claw/.env", "A=2", "--format", "json"));
        Assert.Equal((JsonValueKind.Null, 0), (same.GetProperty("backup").ValueKind, same.GetProperty("changed").GetArrayLength()));
    }

    [Fact]
    public void What_is_read_in_a_file()
    {
        var unit = Json(machine.Run("inspect", ReportedMachine.Unit, "--format", "json"));
        Assert.Equal("schema,path,kind,errors,value", Members(unit));
        Assert.Equal("Unit,Service,Install", Members(unit.GetProperty("value")));
        Assert.All(unit.GetProperty("value").GetProperty("Service").EnumerateArray(), line => Assert.Equal("key,value,line", Members(line)));
        Assert.Contains("ExecStart", unit.GetProperty("value").GetProperty("Service").EnumerateArray().Select(line => line.GetProperty("key").GetString()));

        var code = Json(machine.Run("inspect", ReportedMachine.Provider, "--format", "json")).GetProperty("value");
        Assert.Equal("builders", Members(code));
        Assert.Equal("function,startLine,endLine,headers,shape", Members(code.GetProperty("builders")[0]));
        Assert.Equal("name,value,line", Members(code.GetProperty("builders")[0].GetProperty("headers")[0]));

        machine.Folder.Write("machine/home/claw/x/openclaw.json", "{\n  a: [1, .5, NaN], b: }");
        var broken = machine.Run("inspect", "home/claw/x/openclaw.json", "--format", "json");
        Assert.Equal(1, broken.ExitCode);
        Assert.Equal("line,column,message", Members(Json(broken).GetProperty("errors")[0]));

        var config = Json(machine.Run("inspect", "home/claw/.openclaw/openclaw.json", "--format", "json", "--resolve"));
        Assert.Equal("schema,path,kind,errors,value,env", Members(config));
    }

    [Fact]
    public void What_was_proved()
    {
        var report = Json(machine.Run("verify", "--format", "json"));
        Assert.Equal("schema,summary,services", Members(report));
        Assert.Equal("passed,failed,notChecked,notNeeded", Members(report.GetProperty("summary")));
        var service = report.GetProperty("services")[0];
        Assert.Equal("unit,scope,path,openclaw,node,checks", Members(service));
        var checks = service.GetProperty("checks").EnumerateArray().ToArray();
        Assert.Equal(["process", "route", "headers", "sign-in", "trust"], checks.Select(check => check.GetProperty("name").GetString()));
        Assert.All(checks, check => Assert.Equal("name,outcome,message,evidence,rows,next", Members(check)));
    }

    private static JsonElement Json(CommandRun run)
    {
        Assert.EndsWith("}\n", run.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(1, document.RootElement.GetProperty("schema").GetInt32());
        return document.RootElement.Clone();
    }

    private static string Members(JsonElement map) => string.Join(',', map.EnumerateObject().Select(member => member.Name));
}
