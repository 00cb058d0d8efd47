namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Files of variables that OpenClaw writes beside a service.</summary>
public enum ServiceFile
{
    /// <summary><c>gateway.systemd.env</c> and <c>node.systemd.env</c> of the state folder.</summary>
    Systemd,

    /// <summary>The file below <c>service-env</c> of the state folder that a launchd agent reads.</summary>
    Launchd,
}

/// <summary>What a file tells about the release that wrote it.</summary>
internal static class ServiceFiles
{
    /// <summary>Whether the releases that write a file need the switch.</summary>
    /// <param name="file">The file.</param>
    /// <returns>No where none of them does, else unknown.</returns>
    public static Fact<Answer> NeedsSwitch(ServiceFile file)
    {
        var (table, what) = file == ServiceFile.Launchd
            ? (StateTables.HasLaunchdEnvFile, "such a file")
            : (StateTables.HasSystemdEnvFile, "a file of this name");
        var first = table.Rows.First(row => row.Value == Answer.Yes);
        var needs = KnownReleases.All.Where(version => table.Of(version).Value == Answer.Yes).Select(version => SwitchNeed.Of(version, telegramEnabled: null).Value);
        return needs.All(need => need == Answer.No)
            ? new(Answer.No, $"only releases from {first.From} on write {what}, and they have a proxy dispatcher of their own", first.Source, IsExtrapolated: false)
            : new(Answer.Unknown, $"some of the releases from {first.From} on, which write {what}, have no proxy dispatcher of their own", first.Source, IsExtrapolated: false);
    }
}
