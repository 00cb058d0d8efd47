namespace ProxyFixer.Subjects;

/// <summary>
/// OpenClaw in the list that <c>pm2 save</c> wrote. <c>pm2 resurrect</c> starts each process of it with the environment that was saved, so
/// what the files of the shell say today does not count for it. The list is not read, and that is said.
/// </summary>
public sealed class SavedProcessSource : ISubjectSource
{
    private const string Reason = "pm2 starts it with the environment that pm2 save kept, and that list is not read; after a change of the "
        + "environment, pm2 restart NAME --update-env and pm2 save take it over";

    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        if (!context.Request.Paths.IsEmpty)
        {
            return ScanResult.Empty;
        }

        var lists = from home in context.Host.HomePaths
                    let path = home.TrimEnd('/') + "/.pm2/dump.pm2"
                    where context.Host.Files.IsFile(path) && context.Host.Files.TryRead(path, out _)?.Text.Contains("openclaw", StringComparison.OrdinalIgnoreCase) == true
                    select path;
        return ScanResult.Empty with
        {
            NotJudged = [.. lists.Select(path => new NotJudged($"OpenClaw in {context.Host.Display(path)}", path, Reason))],
        };
    }
}
