using ProxyFixer.Formats.Compose;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Files of containers that speak of OpenClaw, or set a proxy for it, and of which no start was judged: that is said.</summary>
public sealed class UnjudgedFileSource : ISubjectSource
{
    private const string OfDockerfile = "it has OpenClaw, and what its ENTRYPOINT or CMD starts is not looked into; a start script can be given by PATH";
    private const string OfCompose = "it speaks of OpenClaw, and no image and no command of its services is known to start it";

    /// <inheritdoc/>
    public ScanResult Find(ScanContext context) => ScanResult.Empty with
    {
        NotJudged = [.. context.Request.Paths.IsEmpty ? InHomes(context) : context.AllNamed.SelectMany(file => Find(context, file.Kind, file.Text))],
    };

    private static IEnumerable<NotJudged> Find(ScanContext context, string kind, SourceText text)
    {
        var (hasService, name) = (context.Defined.Any(one => one.File == text), context.Host.Display(text.Path));
        return kind switch
        {
            "dockerfile" when !hasService && IsOfOpenClaw(text) => [new(name, text.Path, OfDockerfile)],
            "compose" when !hasService && IsOfOpenClaw(text) => [new(name, text.Path, OfCompose)],
            "kubernetes" when !Manifest.Read(text).IsTemplate => OtherObject.Find(text, hasService).Select(other => new NotJudged($"{other.Name} in {name}", text.Path, other.Reason))
                .Concat(ConfigMaps(context, text).Select(map => new NotJudged($"ConfigMap/{map.Name} in {name}", text.Path, $"it sets {map.Variable}, and no container that was looked at takes it"))),
            _ => [],
        };
    }

    // Of those that a container takes which is judged the judgement itself tells.
    private static IEnumerable<(string Name, string Variable)> ConfigMaps(ScanContext context, SourceText text) =>
        OtherObject.ConfigMaps(text).Where(map => !context.NamedFiles("kubernetes").Any(other => Manifest.Read(other).Containers.Any(container => container.Takes(map.Name))));

    // The project of OpenClaw's repository, where its guide to Docker has it.
    private static IEnumerable<NotJudged> InHomes(ScanContext context) =>
        from home in context.Request is { Unit: null, Scope: null } ? context.Host.HomePaths : []
        let path = ProjectEnvironment.FileNames.Select(name => $"{home.TrimEnd('/')}/openclaw/{name}").FirstOrDefault(context.Host.Files.IsFile)
        where path is not null && context.Gateways.All(gateway => gateway.Service.Path != path)
        let text = context.Host.Files.TryRead(path, out _)
        where text is not null && IsOfOpenClaw(text)
        select new NotJudged(context.Host.Display(path), path, OfCompose);

    private static bool IsOfOpenClaw(SourceText text) =>
        text.Text.Split('\n').Any(line => !line.TrimStart().StartsWith('#') && line.Contains("openclaw", StringComparison.OrdinalIgnoreCase));
}
