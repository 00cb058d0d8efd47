using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>The services of OpenClaw.</summary>
public sealed class ServiceSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var scan = ScanResult.Empty;
        foreach (var gateway in context.Request.Paths.IsEmpty ? context.Gateways : [])
        {
            scan = scan.With(Describe(context, gateway));
        }

        // A script that a service runs is judged as a part of it.
        var named = from one in context.Defined
                    select ScanResult.Empty with { Subjects = [new ServiceSubject(one.Gateway, one.File, context.Host)], NotJudged = NotJudged(context, one.Gateway) };
        return named.Aggregate(scan.With(SystemProxy(context, scan)), (all, one) => all.With(one));
    }

    // Settings that cannot be read may hold the proxy that a service lacks.
    private static ScanResult SystemProxy(ScanContext context, ScanResult scan) =>
        scan.Subjects.OfType<ServiceSubject>().Any(service => !service.Gateway.HasProxy) && MacSystemProxy.Read(context.Host.Files).NotRead is { } reason
            ? ScanResult.Empty with { NotJudged = [new("the proxy of macOS's network settings", MacSystemProxy.SettingsPath, reason)] }
            : ScanResult.Empty;

    // What a wrapper does to the environment and to connections is not known, so nothing is concluded from what lies before it.
    private static ImmutableArray<NotJudged> NotJudged(ScanContext context, Gateway gateway) => gateway.Failure is not null ? []
        : gateway.Command.Unseen is { } unseen
            ? [new(gateway.Service.Name, gateway.Service.Path, new OtherManifests(context).Complete(unseen)) { IsPartly = gateway.Command.Node is not null }]
        : gateway.Service.Doubt is { } doubt ? [new(gateway.Service.Name, gateway.Service.Path, doubt) { IsPartly = true }]
        : [];

    // A masked unit is a link to /dev/null, which a mounted image need not have.
    private static SourceText? Masked(Gateway gateway, string path) =>
        gateway.Service.LoadState == UnitLoadState.Masked ? SourceText.FromString(path, "") : null;

    // A link in a folder of units, or what enables an instance of a template, outlives the file that it led to.
    private static ImmutableArray<NotJudged> WithoutFile(Gateway gateway) => gateway.Service.LoadState == UnitLoadState.NotFound
        ? [new(gateway.Service.Name, null, "a link to its unit file leads to nothing")]
        : [];

    private static ScanResult Describe(ScanContext context, Gateway gateway)
    {
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, gateway.Service.Files);
        if (gateway.Service.Path is not { } path)
        {
            return ScanResult.Empty with { FilesRead = read, NotJudged = WithoutFile(gateway) };
        }

        string? reason = null;
        return (gateway.Service.OwnText ?? Masked(gateway, path) ?? context.Host.Files.TryRead(path, out reason)) is { } text
            ? new([new ServiceSubject(gateway, text, context.Host)], read, Closed(context, gateway)) { NotJudged = NotJudged(context, gateway) }
            : new([], read, [new(path, reason!)]);
    }

    private static ImmutableArray<UnreadableFile> Closed(ScanContext context, Gateway gateway) =>
        [.. gateway.Service.Closed.Select(path => context.Host.Files.TryRead(path, out var reason) is null ? new UnreadableFile(path, reason!) : null).OfType<UnreadableFile>()];
}
