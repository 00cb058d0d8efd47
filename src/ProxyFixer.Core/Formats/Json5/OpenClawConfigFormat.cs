using System.Collections.Immutable;
using ProxyFixer.Formats.Json5.Editing;
using ProxyFixer.Formats.Json5.Resolving;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <summary>
/// OpenClaw's config: JSON5 as npm json5 2.2.3 reads it, with <c>$include</c>, <c>${VAR}</c> and an env section.
/// </summary>
/// <param name="release">The release whose rules count when files are followed.</param>
public sealed class OpenClawConfigFormat(OpenClawRelease release) : IResolvingFormat
{
    /// <summary>Makes the format for a release that is not known: what releases differ in stays as it is written.</summary>
    public OpenClawConfigFormat()
        : this(OpenClawRelease.Of(null))
    {
    }

    /// <inheritdoc/>
    public string Kind => "openclaw-config";

    /// <inheritdoc/>
    /// <remarks>Any <c>.json5</c>; of other JSON files those whose first keys are OpenClaw's.</remarks>
    public bool Claims(string path, ReadOnlySpan<char> head) => ConfigRecognition.IsConfig(path, head);

    /// <inheritdoc/>
    /// <remarks>
    /// Duplicate keys are all in the tree; the last counts. Bytes that are not UTF-8 are read as U+FFFD, as OpenClaw reads
    /// them, and are an error that is not fatal.
    /// </remarks>
    public Document Parse(SourceText text)
    {
        var (root, error) = Json5Parser.Read(text);
        var errors = error is null ? ImmutableArray<SyntaxError>.Empty : [error];
        if (text.NotUtf8At is { } stray)
        {
            var notUtf8 = new SyntaxError(new TextSpan(stray, 1), "not UTF-8: read as a replacement character", IsFatal: false);
            errors = errors.Insert(error is not null && error.Span.Start < stray ? 1 : 0, notUtf8);
        }

        return new Document(text, this, root, errors);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => Json5Comments.Find(text.Text);

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => JsonPointer.Parse(target);

    /// <inheritdoc/>
    /// <remarks>The value is written as a string; a number, true or null becomes one in the quotes of its neighbours.</remarks>
    public EditResult Edit(Document document, NodePath path, string value) => Json5Editor.Edit(document, path, value);

    /// <inheritdoc/>
    public Resolution Resolve(Document document, MachineFiles files, IReadOnlyDictionary<string, string> environment) =>
        ConfigResolver.Resolve(document, files, environment, release);

    /// <inheritdoc/>
    /// <remarks>
    /// Keys beside <c>$include</c> win over included content, later files of a list over earlier ones. Folders named by
    /// <c>OPENCLAW_INCLUDE_ROOTS</c> are not known here: what lies outside the config's folder is not followed.
    /// </remarks>
    public (Document Owner, NodePath Path) FindOwner(Document document, NodePath path, MachineFiles files)
    {
        if (document.IsBroken || path.Steps.Contains(IncludeReader.Key))
        {
            return (document, path);
        }

        var (owner, steps) = new ConfigLayers(new IncludeReader(document, files, [])).FindOwner(path.Steps);
        return steps.IsEmpty ? (document, path) : (owner, new NodePath(steps));
    }
}
