using ProxyFixer.Services;
using ProxyFixer.Services.Starters;

namespace ProxyFixer.Subjects;

/// <summary>OpenClaw in the files of programs that start it with an environment that is not read: cron, supervisord, init scripts and others.</summary>
public sealed class StarterSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        if (context.Request is not { Paths: [], Unit: null })
        {
            return ScanResult.Empty;
        }

        var files = context.Host.Files;
        var found = from starter in StarterCatalog.All
                    from path in StarterFiles.Find(starter, files, context.Host.HomePaths)
                    where !context.Gateways.Any(gateway => gateway.Command.Files.Contains(path))
                    where files.TryRead(path, out _) is { } text && starter.Commands(text).Any(command => NamedProgram.IsInCommand(command, files))
                    select (Path: path, starter.Reason);
        return ScanResult.Empty with
        {
            NotJudged =
            [
                .. found.DistinctBy(one => files.Resolve(one.Path), StringComparer.Ordinal)
                    .Select(one => new NotJudged($"OpenClaw in {context.Host.Display(one.Path)}", one.Path, one.Reason)),
            ],
        };
    }
}
