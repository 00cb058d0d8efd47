using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

/// <summary>The answers that no record holds, at the versions where they change, and what an unknown version gets.</summary>
public class OpenClawTablesTests
{
    [Theory]
    [InlineData("2026.3.24", Answer.No)]
    [InlineData("2026.3.28", Answer.Yes)]
    public void The_working_folders_env_loses_proxies(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).DropsProxiesInWorkingFolder.Value);

    [Theory]
    [InlineData("2026.3.13", Answer.No)]
    [InlineData("2026.3.22", Answer.Yes)]
    public void The_script_of_the_service_takes_a_profile_late(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).IndexTakesProfile.Value);

    [Theory]
    [InlineData("2026.5.28", Answer.No)]
    [InlineData("2026.7.35", Answer.No)]
    [InlineData("2026.8.1", Answer.Yes)]
    public void Codex_follows_ALL_PROXY_late(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).FollowsAllProxy.Value);

    [Theory]
    [InlineData("2026.5.18", Answer.Yes)]
    [InlineData("2026.5.19", Answer.No)]
    public void A_provider_block_needs_baseUrl_and_models(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).ProviderNeedsBaseUrlAndModels.Value);

    [Theory]
    [InlineData("2026.3.8", Answer.No)]
    [InlineData("2026.5.12", Answer.Unknown)]
    [InlineData("2026.5.20", Answer.Yes)]
    [InlineData("2026.5.28", Answer.Yes)]
    [InlineData("2026.6.1", Answer.No)]
    public void The_config_sets_the_user_agent(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).ConfigSetsUserAgent.Value);

    [Theory]
    [InlineData("2026.7.35", StoreForm.Files)]
    [InlineData("2026.8.1", StoreForm.Sqlite)]
    public void Sessions_move_into_a_database(string version, StoreForm expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).Sessions.Value);

    [Theory]
    [InlineData("2026.6.1", StoreForm.Files)]
    [InlineData("2026.6.5", StoreForm.Sqlite)]
    public void Sign_ins_move_into_a_database(string version, StoreForm expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).AuthProfiles.Value);

    [Theory]
    [InlineData("2026.4.14", Inventory.None)]
    [InlineData("2026.4.15", Inventory.Names)]
    [InlineData("2026.8.1", Inventory.Names)]
    [InlineData("2026.9.4", Inventory.Names)]
    [InlineData("2026.9.5", Inventory.Contents)]
    public void Changed_files_in_dist_are_noticed(string version, Inventory expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).DistInventory.Value);

    [Theory]
    [InlineData("2026.7.1-beta.2", "openclaw", "openclaw")]
    [InlineData("2026.7.1-beta.4", "openclaw", "@openclaw/ai")]
    [InlineData("2026.7.1", "openclaw", "@openclaw/ai")]
    [InlineData("2026.8.1", "@openclaw/ai", null)]
    [InlineData("2026.5.7", "@mariozechner/pi-ai", null)]
    public void Prereleases_have_their_own_sender(string version, string sender, string? other)
    {
        var path = RecordedReleases.Release(version).RequestPath.Value!;
        Assert.Equal(sender, path.Sender.Package);
        Assert.Equal(other, path.Others.FirstOrDefault()?.Package);
    }

    [Theory]
    [InlineData("2026.5.7", Answer.No)]
    [InlineData("2026.5.12", Answer.Yes)]
    public void Turns_can_run_outside(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).HasCodexRuntime.Value);

    [Theory]
    [InlineData("2026.3.13", Answer.Yes)]
    [InlineData("2026.3.22", Answer.No)]
    public void The_old_names_of_variables_are_read(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).ReadsClawdbotVariables.Value);

    [Theory]
    [InlineData("2026.2.19", "NODE_OPTIONS", Answer.No)]
    [InlineData("2026.2.21", "NODE_OPTIONS", Answer.Yes)]
    [InlineData("2026.3.8", "NODE_OPTIONS", Answer.Yes)]
    [InlineData("2026.3.8", "LD_PRELOAD", Answer.Yes)]
    [InlineData("2026.3.8", "HTTPS_PROXY", Answer.No)]
    [InlineData("2026.3.31", "Https_Proxy", Answer.Yes)]
    [InlineData("2026.3.31", "NODE_EXTRA_CA_CERTS", Answer.Yes)]
    [InlineData("2026.9.6", "NODE_USE_ENV_PROXY", Answer.No)]
    [InlineData(null, "NODE_USE_ENV_PROXY", Answer.No)]
    [InlineData(null, "node_options", Answer.Unknown)]
    [InlineData(null, "NO_PROXY", Answer.Unknown)]
    [InlineData("2026.3.8", "git_ssh", Answer.Yes)]
    [InlineData("2026.3.8", "DOCKER_HOST", Answer.No)]
    [InlineData("2026.3.28", "DOCKER_HOST", Answer.No)]
    [InlineData("2026.3.31", "DOCKER_HOST", Answer.Yes)]
    [InlineData("2026.4.9", "DOCKER_HOST", Answer.Yes)]
    [InlineData(null, "DOCKER_HOST", Answer.Unknown)]
    [InlineData("2026.4.9", "DOCKER_HOSTS", Answer.No)]
    [InlineData("2026.9.6", "CARGO_TARGET__LINKER", Answer.No)]
    [InlineData("2026.9.6", "OPENCLAW_CONFIG_READONLY", Answer.Yes)]
    [InlineData("2026.9.3", "OPENCLAW_CONFIG_READONLY", Answer.No)]
    [InlineData("2026.9.6", "DOCKER_HOST", Answer.Yes)]
    [InlineData("2026.9.6", "CARGO_TARGET_X_LINKER", Answer.Yes)]
    public void Names_are_dropped_from_the_config(string? version, string name, Answer expected) =>
        Assert.Equal(expected, OpenClawRelease.Of(OpenClawVersion.Parse(version)).DropsFromConfigEnv(name).Value);

    [Theory]
    [InlineData("2026.4.2", Answer.No)]
    [InlineData("2026.4.5", Answer.Yes)]
    [InlineData(null, Answer.Unknown)]
    public void The_file_gateway_env_is_read_by_later_releases(string? version, Answer expected) =>
        Assert.Equal(expected, OpenClawRelease.Of(OpenClawVersion.Parse(version)).ReadsGatewayEnv.Value);

    [Theory]
    [InlineData("2026.3.8", Answer.No, Answer.No, MergeCleaning.Later)]
    [InlineData("2026.2.19", Answer.No, Answer.No, MergeCleaning.Nothing)]
    [InlineData("2026.4.29", Answer.Yes, Answer.No, MergeCleaning.Later)]
    [InlineData("2026.6.5", Answer.Yes, Answer.Yes, MergeCleaning.Later)]
    [InlineData("2026.8.1", Answer.Yes, Answer.Yes, MergeCleaning.All)]
    [InlineData(null, Answer.Unknown, Answer.Unknown, MergeCleaning.Unknown)]
    public void The_reading_of_the_config_changes(string? version, Answer blank, Answer reference, MergeCleaning cleaning)
    {
        var release = OpenClawRelease.Of(OpenClawVersion.Parse(version));
        Assert.Equal((blank, reference, cleaning), (release.SkipsBlankVars.Value, release.SkipsReferencesFirst.Value, release.MergeCleans.Value));
    }

    [Theory]
    [InlineData(ServiceFile.Launchd, "2026.4.27")]
    [InlineData(ServiceFile.Systemd, "2026.4.14")]
    public void Whoever_writes_a_file_of_variables_needs_no_switch(ServiceFile file, string first)
    {
        var need = OpenClawRelease.NeedsSwitchWith(file);
        Assert.Equal(Answer.No, need.Value);
        Assert.StartsWith($"only releases from {first} on write", need.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026.2.25", InstallItem.ProxyVariables, InstallEffect.Absent)]
    [InlineData("2026.2.26", InstallItem.ProxyVariables, InstallEffect.Inline)]
    [InlineData("2026.4.25", InstallItem.ProxyVariables, InstallEffect.Inline)]
    [InlineData("2026.4.26", InstallItem.ProxyVariables, InstallEffect.Absent)]
    [InlineData("2026.2.1", InstallItem.ConfigVariables, InstallEffect.Unknown)]
    [InlineData("2026.2.2", InstallItem.ConfigVariables, InstallEffect.Inline)]
    [InlineData("2026.4.26", InstallItem.ConfigVariables, InstallEffect.NameOnly)]
    [InlineData("2026.3.13", InstallItem.StateEnvVariables, InstallEffect.Absent)]
    [InlineData("2026.3.22", InstallItem.StateEnvVariables, InstallEffect.Inline)]
    [InlineData("2026.4.12", InstallItem.StateEnvVariables, InstallEffect.Inline)]
    [InlineData("2026.4.14", InstallItem.StateEnvVariables, InstallEffect.EnvFile)]
    [InlineData("2026.7.35", InstallItem.StateEnvVariables, InstallEffect.EnvFile)]
    [InlineData("2026.8.1", InstallItem.StateEnvVariables, InstallEffect.Absent)]
    [InlineData("2026.2.26", InstallItem.CertificateVariables, InstallEffect.Absent)]
    [InlineData("2026.3.1", InstallItem.CertificateVariables, InstallEffect.Inline)]
    [InlineData("2026.4.9", InstallItem.HandWrittenLine, InstallEffect.Absent)]
    [InlineData("2026.4.12", InstallItem.HandWrittenLine, InstallEffect.KeptUnlessManaged)]
    [InlineData("2026.4.12", InstallItem.HandWrittenProxyLine, InstallEffect.Unknown)]
    [InlineData("2026.4.15", InstallItem.HandWrittenProxyLine, InstallEffect.Kept)]
    [InlineData("2026.5.28", InstallItem.HandWrittenProxyLine, InstallEffect.Absent)]
    [InlineData("2026.5.28", InstallItem.HandWrittenEnvironmentFile, InstallEffect.Absent)]
    [InlineData("2026.4.12", InstallItem.HandWrittenEnvFileEntry, InstallEffect.Absent)]
    [InlineData("2026.5.28", InstallItem.HandWrittenEnvFileEntry, InstallEffect.Kept)]
    [InlineData("2026.8.1", InstallItem.HandWrittenEnvFileEntry, InstallEffect.KeptUnlessManaged)]
    [InlineData(null, InstallItem.DropIn, InstallEffect.Kept)]
    [InlineData(null, InstallItem.SwitchOfShell, InstallEffect.Absent)]
    [InlineData(null, InstallItem.HandWrittenEnvironmentFile, InstallEffect.Absent)]
    [InlineData(null, InstallItem.ProxyVariables, InstallEffect.Unknown)]
    public void Install_stores_keeps_and_loses(string? version, InstallItem item, InstallEffect expected) =>
        Assert.Equal(expected, OpenClawRelease.Of(OpenClawVersion.Parse(version)).OnInstall(item).Value);

    [Fact]
    public void An_unknown_version_names_the_versions_where_the_answer_changes()
    {
        var release = OpenClawRelease.Of(null);
        Assert.Null(release.RequestPath.Value);
        Assert.Null(release.CodexProvider.Value);
        Assert.Null(release.Engines.Value);
        Assert.Contains("2026.3.31", release.DropsProxiesInConfig.Reason, StringComparison.Ordinal);
        Assert.Equal(Answer.Unknown, release.DropsProxiesInConfig.Value);
        Assert.False(release.IsExtrapolated);
    }

    [Fact]
    public void A_newer_version_is_like_the_newest_and_says_so()
    {
        var (newest, newer) = (RecordedReleases.Release("2026.9.6"), RecordedReleases.Release("2026.12.1"));
        Assert.Equal(newest.RequestPath.Value, newer.RequestPath.Value);
        Assert.True(newer.RequestPath.IsExtrapolated);
        Assert.False(newest.RequestPath.IsExtrapolated);
    }
}
