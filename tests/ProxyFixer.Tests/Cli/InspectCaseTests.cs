using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The reading cases through <c>proxyfixer inspect --format json</c>.</summary>
public sealed class InspectCaseTests : IDisposable
{
    private static readonly CaseFile Json5 = new("json5-cases.json");
    private static readonly CaseFile DotEnv = new("dotenv-cases.json");
    private static readonly CaseFile Shell = new("shell-cases.json");
    private static readonly CaseFile Plist = new("plist-cases.json");
    private static readonly CaseFile Compose = new("compose-cases.json");
    private static readonly CaseFile Config = new("openclaw-config-cases.json");
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Json5Names => Json5.Names();

    public static TheoryData<string> DotEnvNames => DotEnv.Names();

    public static TheoryData<string> ShellNames => Shell.Names();

    public static TheoryData<string> PlistNames => Plist.Names();

    public static TheoryData<string> ComposeNames => Compose.Names();

    public static TheoryData<string> ConfigNames => Config.Names();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Json5Names))]
    public void Configs_read_as_the_real_reader_reads_them(string name) => CheckText(Json5[name], "openclaw.json", "openclaw-config");

    [SkippableTheory]
    [MemberData(nameof(DotEnvNames))]
    public void Env_files_read_as_the_real_reader_reads_them(string name) => CheckText(DotEnv[name], ".env", "dotenv");

    [SkippableTheory]
    [MemberData(nameof(ShellNames))]
    public void Profiles_read_as_shells_read_them(string name) =>
        CheckText(Shell[name], Shell[name].GetProperty("format").GetString() == "sh" ? ".profile" : "etc/environment", CaseKinds.Of(Shell[name].GetProperty("format").GetString()!));

    [SkippableTheory]
    [MemberData(nameof(PlistNames))]
    public void Property_lists_read_as_launchd_reads_them(string name) => CheckText(Plist[name], "ai.openclaw.gateway.plist", "launchd");

    [SkippableTheory]
    [MemberData(nameof(ComposeNames))]
    public void Compose_files_resolve_as_the_real_loader_resolves_them(string name)
    {
        CaseKinds.Require("compose");
        var one = Compose[name];
        var report = Inspect(one, "compose.yaml", one.TryGetProperty("shell", out var shell) ? shell : default);
        if (one.TryGetProperty("expect", out var expected))
        {
            foreach (var service in expected.EnumerateObject())
            {
                var image = one.TryGetProperty("image_env", out var images) && images.TryGetProperty(service.Name, out var own) ? own.EnumerateObject().ToArray() : [];
                var environment = report.GetProperty("value").GetProperty(service.Name).GetProperty("environment").EnumerateObject();
                var merged = image.Concat(environment).GroupBy(p => p.Name).ToDictionary(p => p.Key, p => p.Last().Value.GetString());
                Assert.Equal(service.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()), merged);
            }
        }
        else
        {
            Assert.NotEmpty(report.GetProperty("errors").EnumerateArray());
        }
    }

    [SkippableTheory]
    [MemberData(nameof(ConfigNames))]
    public void Configs_resolve_as_OpenClaw_resolves_them(string name)
    {
        var one = Config[name];
        var report = Inspect(one, "openclaw.json", one.GetProperty("env"));
        // Which release's rules hold is not told by the file alone; where the two differ either answer is right.
        string[] answers = one.TryGetProperty("expect_new", out _) ? ["expect", "expect_new"] : ["expect"];
        if (one.TryGetProperty("expect", out _))
        {
            Assert.Contains(answers, answer =>
                JsonValue.Same(one.GetProperty(answer).GetProperty("config"), report.GetProperty("value"))
                && JsonValue.Same(one.GetProperty(answer).GetProperty("env"), report.GetProperty("env")));
        }
        else
        {
            Assert.NotEmpty(report.GetProperty("errors").EnumerateArray());
        }
    }

    private void CheckText(JsonElement one, string file, string kind)
    {
        CaseKinds.Require(kind);
        folder.Write("m/" + file, one.GetProperty("text").GetString()!);
        var report = Inspect(file, [], one.TryGetProperty("expect", out _) ? 0 : 1);
        Assert.Equal(kind, report.GetProperty("kind").GetString());
        if (one.TryGetProperty("expect", out var expected))
        {
            Assert.True(JsonValue.Same(expected, report.GetProperty("value")), report.GetRawText()[..Math.Min(2000, report.GetRawText().Length)]);
        }
        else
        {
            Assert.NotEmpty(report.GetProperty("errors").EnumerateArray());
        }
    }

    private JsonElement Inspect(JsonElement one, string file, JsonElement shell)
    {
        foreach (var given in one.GetProperty("files").EnumerateObject())
        {
            folder.Write("m/" + given.Name, given.Value.GetString()!);
        }

        var variables = shell.ValueKind == JsonValueKind.Object ? shell.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!) : [];
        return Inspect(file, variables, one.TryGetProperty("expect", out _) ? 0 : 1, "--resolve");
    }

    // Without --root, so that the environment counts.
    private JsonElement Inspect(string file, Dictionary<string, string> environment, int status, params string[] options)
    {
        string[] place = file.Contains('/', StringComparison.Ordinal) ? ["--root", Path.Combine(folder.Path, "m"), "/" + file] : [Path.Combine(folder.Path, "m", file)];
        var run = CommandRun.Of(["inspect", .. place, "--format", "json", "--reveal", .. options], folder.Path, environment);
        Assert.Equal((status, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output, new() { MaxDepth = 10_000 });
        return document.RootElement.Clone();
    }
}
