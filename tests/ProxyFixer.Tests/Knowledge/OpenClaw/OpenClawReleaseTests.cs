using System.Text.Json;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

/// <summary>The tables against the records of 78 versions.</summary>
public class OpenClawReleaseTests
{
    private static readonly Dictionary<string, DispatcherStart> s_dispatchers = new()
    {
        ["none"] = DispatcherStart.None,
        ["pi-ai import side effect"] = DispatcherStart.PiAiImport,
        ["before each embedded run"] = DispatcherStart.EmbeddedRun,
        ["CLI start + embedded run"] = DispatcherStart.CliStart,
        ["gateway start + CLI start + embedded run"] = DispatcherStart.GatewayStart,
    };

    [Theory]
    [MemberData(nameof(RecordedReleases.Versions), MemberType = typeof(RecordedReleases))]
    public void Proxy_answers_are_as_recorded(string version)
    {
        var (record, release) = (RecordedReleases.All[version], RecordedReleases.Release(version));
        Assert.Equal(s_dispatchers[Text(record, "dispatcherVia")!], release.Dispatcher.Value);
        Assert.Equal(Bool(record, "configEnvVarsProxyIgnored"), release.DropsProxiesInConfig.Value);
        Assert.Equal(Bool(record, "configEnvVarsProxyIgnored"), release.DropsFromConfigEnv("https_proxy").Value);
        Assert.Equal(
            record.GetProperty("proxyConfigKeys").EnumerateArray().Select(key => key.GetString()!["proxy.".Length..]),
            release.ManagedProxy.Value.Keys);
        if (Text(record, "allProxyHonoured") == "no")
        {
            Assert.Equal(Answer.No, release.FollowsAllProxy.Value);
        }
    }

    [Theory]
    [MemberData(nameof(RecordedReleases.Versions), MemberType = typeof(RecordedReleases))]
    public void Install_does_as_recorded(string version)
    {
        var (record, release) = (RecordedReleases.All[version], RecordedReleases.Release(version));
        var ways = record.GetProperty("nodeUseEnvProxyReachesServiceVia").EnumerateArray().Select(way =>
            way.GetString()!).ToArray();
        var (stored, config, state, entry) = (release.OnInstall(InstallItem.ProxyVariables).Value,
            release.OnInstall(InstallItem.ConfigVariables).Value, release.OnInstall(InstallItem.StateEnvVariables).Value,
            release.OnInstall(InstallItem.HandWrittenEnvFileEntry).Value);

        Assert.Equal(record.GetProperty("servicePersistsProxyEnv").GetBoolean(), stored == InstallEffect.Inline);
        Assert.Equal(InstallEffect.Absent, release.OnInstall(InstallItem.SwitchOfShell).Value);
        Assert.Equal(InstallEffect.Kept, release.OnInstall(InstallItem.DropIn).Value);
        Assert.Equal(ways.Contains("config env.vars + gateway install"), config == InstallEffect.Inline);
        Assert.Equal(ways.Contains("state-dir .env + gateway install"), state is InstallEffect.Inline or InstallEffect.EnvFile);
        Assert.True(!ways.Any(way => way.StartsWith("operator-added", StringComparison.Ordinal))
            || entry != InstallEffect.Absent);
        Assert.Equal(Text(record, "systemdEnvFile") is not null, release.HasSystemdEnvFile.Value == Answer.Yes);
    }

    [Theory]
    [MemberData(nameof(RecordedReleases.Versions), MemberType = typeof(RecordedReleases))]
    public void The_sender_of_the_request_is_as_recorded(string version)
    {
        var (record, release) = (RecordedReleases.All[version], RecordedReleases.Release(version));
        var path = release.RequestPath.Value!;
        Assert.Equal(Text(record, "headerFile"), FromRoot(path.Sender), PatternComparer.Instance);
        Assert.Equal(record.GetProperty("headerFunctions").EnumerateArray().Select(name => name.GetString()!), path.Functions);
        Assert.Equal(
            record.GetProperty("otherHeaderFiles").EnumerateArray().Select(file => file.GetString()),
            path.Others.Select(FromRoot),
            PatternComparer.Instance);
        Assert.Equal(Text(record, "runtimePath") == "openai-sdk-transport", path.IsOwnTransport);
        Assert.Equal((Text(record, "provider"), Text(record, "api")), (release.CodexProvider.Value!.Provider,
            release.CodexProvider.Value.Api));
    }

    [Theory]
    [MemberData(nameof(RecordedReleases.Versions), MemberType = typeof(RecordedReleases))]
    public void The_wanted_Node_is_as_recorded(string version) =>
        Assert.Equal(Text(RecordedReleases.All[version], "engines"), RecordedReleases.Release(version).Engines.Value!.Text);

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private static Answer Bool(JsonElement record, string name) => record.GetProperty(name).GetBoolean() ? Answer.Yes : Answer.No;

    private static string FromRoot(PackageFile file) =>
        file.Package == "openclaw" ? file.Pattern : $"node_modules/{file.Package}/{file.Pattern}";

    /// <summary>Compares a recorded file name with a pattern that has one star.</summary>
    private sealed class PatternComparer : IEqualityComparer<string?>
    {
        public static PatternComparer Instance { get; } = new();

        public bool Equals(string? recorded, string? pattern)
        {
            var parts = pattern!.Split('*');
            return recorded!.StartsWith(parts[0], StringComparison.Ordinal) && recorded.EndsWith(parts[^1],
                StringComparison.Ordinal)
                && (parts.Length == 2 || recorded == pattern);
        }

        public int GetHashCode(string? text) => 0;
    }
}
