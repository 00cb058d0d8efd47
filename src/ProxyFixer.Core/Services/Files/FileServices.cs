using ProxyFixer.Text;

namespace ProxyFixer.Services.Files;

/// <summary>Starts of OpenClaw in one kind of file that only a PATH names.</summary>
/// <param name="own">The kind.</param>
public abstract class FileServices(string own) : IServiceManager
{
    /// <inheritdoc/>
    /// <remarks>They lie anywhere.</remarks>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope) => [];

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind) =>
        kind == own ? Describe(text).Where(definition => definition.LooksLikeOpenClaw) : [];

    /// <inheritdoc/>
    public virtual bool LeavesSyntax(string path, string kind) => kind == own;

    /// <inheritdoc/>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) => concerned.OfType<FileDefinition>()
        .Where(definition => definition.FileKind == own).DistinctBy(definition => definition.Path).Select(definition => definition.Advice);

    /// <summary>Describes what a file starts.</summary>
    /// <param name="text">The file.</param>
    /// <returns>In file order; also what starts something else.</returns>
    protected abstract IEnumerable<FileDefinition> Describe(SourceText text);
}
