using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;

namespace ProxyFixer.Guard;

/// <summary>What is shown, asked about, and written for a guard: a change like that of a finding.</summary>
public static class GuardChange
{
    /// <summary>What stands in the place of a rule's id.</summary>
    public const string Id = "guard";

    private static readonly RuleDescriptor Watch = new(
        Id, "not-watched", "A service that nothing watches", Severity.Info,
        "An update of OpenClaw or Node, a reinstall, or an edit can undo a fix without a word. A guard looks when one of the files changes, and four times a day.",
        ["systemd.path(5), systemd.timer(5), launchd.plist(5)"]);

    private static readonly RuleDescriptor Leave = Watch with
    {
        Name = "watched",
        Title = "A service that is watched",
        Why = "Without its guard nothing tells when an update undoes a fix. Nothing else changes.",
    };

    /// <summary>Plans to install a guard, or to bring it up to date.</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="order">What it shall do.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The change; null where all is so already.</returns>
    public static Change? Install(GuardedService guard, GuardOrder order, Host host)
    {
        var files = guard.Write(order).Select(file => Write(file.Path, file.Text, host)).OfType<FileChange>().ToImmutableArray();
        var isChanged = files.Any(file => guard.StateOf(file.Path) == GuardFileState.Changed);
        return files.IsEmpty ? null : Make(Watch, guard, host, files,
            $"nothing tells when an update or an edit takes away what {guard.Gateway.Service.Name} passes its proxy by",
            isChanged ? $"Write {guard.Name} anew; what was changed in it by hand goes" : $"Watch {guard.Watched().Length} files and folders by {guard.Name}",
            isChanged ? Applicability.Unsafe : Applicability.Safe);
    }

    /// <summary>Plans to remove a guard.</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The change of those of its files that are as it wrote them; null where there is none.</returns>
    public static Change? Remove(GuardedService guard, Host host)
    {
        var files = guard.Paths.Where(path => guard.StateOf(path) == GuardFileState.AsWritten)
            .Select(path => FileChange.Remove(host.Files.Read(path))).ToImmutableArray();
        return files.IsEmpty ? null
            : Make(Leave, guard, host, files, $"{guard.Name} watches {guard.Gateway.Service.Name}", $"Remove {guard.Name}", Applicability.Safe);
    }

    private static FileChange? Write(string path, string text, Host host) =>
        host.Files.Status(path) is null ? FileChange.Create(path, text)
        : host.Files.Read(path) is var before && before.Text == text ? null
        : new(path, before, [new(new(0, before.Text.Length), text)]);

    private static Change Make(
        RuleDescriptor rule, GuardedService guard, Host host, ImmutableArray<FileChange> files, string message, string title, Applicability trust)
    {
        var service = guard.Gateway.Service;
        var place = service.StartsAt ?? new(service.Path is { } path ? host.Files.Read(path) : files[0].Before!, new(0, 0)); // a service that is gone leaves its guard
        var fix = new Fix(title, trust, files);
        return new(new(rule, rule.Severity, place, message, service.Name) { Fix = fix }, fix);
    }
}
