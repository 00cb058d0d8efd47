using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Opens the files that <c>$include</c> names, with the checks of OpenClaw, each file once.</summary>
internal sealed class IncludeReader
{
    /// <summary>The key.</summary>
    public const string Key = "$include";

    private const int MostDepth = 10;
    private const int MostBytes = 2 * 1024 * 1024;

    // Lists of lists of includes grow without bound; no config of a person comes near these. OpenClaw has no such limit.
    private const int MostIncludes = 10_000;
    private const long MostCharacters = 64 * 1024 * 1024;

    private readonly MachineFiles files;
    private readonly IFormat format;
    private readonly string[] roots;
    private readonly string?[] realRoots;
    private readonly Dictionary<string, Document> documents = new(StringComparer.Ordinal);
    private int includes;
    private long characters;

    /// <summary>Begins at a config.</summary>
    /// <param name="config">The config; its folder holds what it may include.</param>
    /// <param name="files">The machine it lies on.</param>
    /// <param name="furtherRoots">Absolute folders that may hold included files too.</param>
    public IncludeReader(Document config, MachineFiles files, IEnumerable<string> furtherRoots)
    {
        this.files = files;
        format = config.Format;
        Top = new IncludeScope(config, MachinePath.Join("/", config.Text.Path), null);
        roots = [MachinePath.Folder(Top.Path), .. furtherRoots];
        realRoots = [.. roots.Select(files.Resolve)];
    }

    /// <summary>The config itself.</summary>
    public IncludeScope Top { get; }

    /// <summary>What went wrong so far.</summary>
    public List<LocatedError> Errors { get; } = [];

    /// <summary>Opens one included file.</summary>
    /// <param name="scope">The file that includes it.</param>
    /// <param name="name">The path in it, a string.</param>
    /// <returns>The file, or null with an error noted.</returns>
    public IncludeScope? Open(IncludeScope scope, Node name)
    {
        if (name is not ScalarNode { Value: string relative })
        {
            return Fail(scope, name, $"{Key} must be a path or a list of paths");
        }

        var path = MachinePath.Join(MachinePath.Folder(scope.Path), relative);
        var problem = relative.Contains('\0') || !Allows(path) ? "the included file lies outside the folder of the config"
            : !AllowsReal(path) ? "the included file lies outside the folder of the config once links are followed"
            : scope.Holds(path) ? "the included file leads in a circle"
            : scope.Depth >= MostDepth ? $"includes are more than {MostDepth} levels deep"
            : null;
        if (problem is not null)
        {
            return Fail(scope, name, problem);
        }

        return Read(scope, name, path) is { } document ? new IncludeScope(document, path, scope) : null;
    }

    private bool Allows(string path) => roots.Any(root => IsInside(root, path));

    private bool AllowsReal(string path) =>
        files.Resolve(path) is not { } real || realRoots.Any(root => root is not null && IsInside(root, real));

    private static bool IsInside(string folder, string path) =>
        folder == "/" || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private Document? Read(IncludeScope scope, Node name, string path)
    {
        if (!documents.TryGetValue(path, out var document))
        {
            if ((Problem(path) ?? Load(path)) is { } problem)
            {
                Fail(scope, name, problem);
                return null;
            }

            document = documents[path];
        }

        characters += document.Text.Text.Length;
        if (++includes > MostIncludes || characters > MostCharacters)
        {
            Fail(scope, name, "more is included than is followed here");
            return null;
        }

        return document.IsBroken ? null : document;
    }

    private string? Problem(string path) => files.Status(path) switch
    {
        null => "the included file does not exist",
        { Type: not FileType.File } => "the included file is no regular file",
        { Size: > MostBytes } => "the included file is larger than 2 MiB",
        { Links: > 1 } => "the included file has hard links",
        _ => null,
    };

    private string? Load(string path)
    {
        try
        {
            var document = format.Parse(files.Read(path));
            documents.Add(path, document);
            Errors.AddRange(document.Errors.Select(error => new LocatedError(document.Text, error)));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "the included file cannot be read";
        }
    }

    private IncludeScope? Fail(IncludeScope scope, Node place, string problem)
    {
        Errors.Add(new LocatedError(scope.Document.Text, new SyntaxError(place.Span, problem)));
        return null;
    }
}
