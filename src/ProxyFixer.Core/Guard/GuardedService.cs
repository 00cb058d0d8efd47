using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Guard;

/// <summary>The guard of one service: the files that it is made of, and the commands that start and end it.</summary>
public abstract class GuardedService
{
    private protected GuardedService(Host host, Gateway gateway) => (Host, Gateway) = (host, gateway);

    /// <summary>The service.</summary>
    public Gateway Gateway { get; }

    /// <summary>What starts the guard, a name for a person.</summary>
    public abstract string Name { get; }

    /// <summary>The files it is made of, absolute as seen from the root.</summary>
    public abstract ImmutableArray<string> Paths { get; }

    /// <summary>Whether its manager starts it by itself; null where no file tells.</summary>
    public abstract bool? IsEnabled { get; }

    /// <summary>Whether it runs with the rights of root.</summary>
    public abstract bool RunsAsRoot { get; }

    /// <summary>The machine.</summary>
    private protected Host Host { get; }

    /// <summary>Finds the guard of a service, installed or not.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="gateway">The service.</param>
    /// <returns>The guard; null where neither systemd nor launchd starts the service.</returns>
    public static GuardedService? Of(Host host, Gateway gateway) => gateway.Service switch
    {
        SystemdDefinition { Alone: null, Service: var unit } => new SystemdGuard(host, gateway, unit),
        LaunchdDefinition agent => new LaunchdGuard(host, gateway, agent),
        _ => null,
    };

    /// <summary>What the files and folders are that a fix of the service depends on.</summary>
    /// <returns>Absolute as seen from the root, sorted.</returns>
    public ImmutableArray<string> Watched() => WatchedFiles.Of(Host.Files, Gateway);

    /// <summary>Writes the files.</summary>
    /// <param name="order">What the guard shall do.</param>
    /// <returns>Path and text of each, in the order of <see cref="Paths"/>.</returns>
    /// <exception cref="ProxyFixerException">Its manager has no way to write the command down (exit status 2).</exception>
    public abstract ImmutableArray<(string Path, string Text)> Write(GuardOrder order);

    /// <summary>Reads what the installed guard watches.</summary>
    /// <returns>In the order written; empty where it is not installed.</returns>
    public abstract ImmutableArray<string> ReadWatched();

    /// <summary>What is to be run after it was installed.</summary>
    /// <param name="user">Who runs it.</param>
    /// <param name="isNew">Whether it was not there before.</param>
    /// <returns>The commands.</returns>
    public abstract AdviceBlock AfterInstall(CommandUser user, bool isNew);

    /// <summary>What is to be run after it was removed.</summary>
    /// <param name="user">Who runs it.</param>
    /// <returns>The commands.</returns>
    public abstract AdviceBlock AfterRemoval(CommandUser user);

    /// <summary>Looks at a file of the guard.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <returns>What became of it.</returns>
    public GuardFileState StateOf(string path) => Host.Files.Status(path) is null ? GuardFileState.Missing
        : Host.Files.TryRead(path, out _) is { } text && IsAsWritten(text) ? GuardFileState.AsWritten
        : GuardFileState.Changed;

    /// <summary>Tells whether a file of the guard is as it was written.</summary>
    /// <param name="text">The file.</param>
    /// <returns>False where it was changed, or is none of the guard's.</returns>
    public static bool IsAsWritten(SourceText text) => GuardMark.IsWhole(text);
}

/// <summary>What became of a file of the guard.</summary>
public enum GuardFileState
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is as the guard wrote it.</summary>
    AsWritten,

    /// <summary>Somebody has changed it, or it is none of the guard's.</summary>
    Changed,
}
