using System.Text.Json;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

/// <summary>The records of Data/openclaw-versions.json by version.</summary>
public static class RecordedReleases
{
    public static IReadOnlyDictionary<string, JsonElement> All { get; } =
        Repository.Cases("openclaw-versions.json").ToDictionary(record => record.GetProperty("openclaw").GetString()!);

    public static TheoryData<string> Versions => [.. All.Keys];

    public static OpenClawRelease Release(string version) => OpenClawRelease.Of(OpenClawVersion.Parse(version)!);
}
