using System.Text.Json;
using ProxyFixer.Formats.Json5;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tests.Support;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class OpenClawConfigCaseTests
{
    private static readonly CaseFile Cases = new("openclaw-config-cases.json", "openclaw-config-more-cases.json");

    public static TheoryData<string> Names => Cases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_config_resolves_as_release_2026_3_8_does(string name) =>
        Check(Cases[name], Release("2026.3.8"), "expect");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_config_resolves_as_release_2026_9_6_does(string name) =>
        Check(Cases[name], Release("2026.9.6"), Cases[name].TryGetProperty("expect_new", out _) ? "expect_new" : "expect");

    private static OpenClawRelease Release(string version) => OpenClawRelease.Of(OpenClawVersion.Parse(version)!);

    private static void Check(JsonElement given, OpenClawRelease release, string expectation)
    {
        var resolution = Resolve(given, release);
        if (!given.TryGetProperty(expectation, out var expected))
        {
            Assert.Contains(resolution.Errors, located => located.Error.IsFatal);
            return;
        }

        Assert.Empty(resolution.Errors.Select(located => located.Error.Message));
        ExpectedValue.AssertIs(expected.GetProperty("config"), resolution.Root);
        Assert.Equal(
            expected.GetProperty("env").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!),
            resolution.Environment!.ToDictionary());
    }

    private static Resolution Resolve(JsonElement given, OpenClawRelease release)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in given.GetProperty("files").EnumerateObject())
        {
            folder.Write("home/.openclaw/" + file.Name, file.Value.GetString()!);
        }

        var files = new MachineFiles(folder.Path);
        var format = new OpenClawConfigFormat(release);
        var environment = given.GetProperty("env").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        return format.Resolve(format.Parse(files.Read("/home/.openclaw/openclaw.json")), files, environment);
    }
}
