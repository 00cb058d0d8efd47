using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ProxyFixer.Formats.Json5;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>An OpenClaw config with everything it includes, as its release reads it; every value is found in the file it stands in.</summary>
public sealed class OpenClawConfig
{
    // Releases differ in what they make of a tree, not in the tree; several services, and each look at a fix, read the same text.
    private static readonly ConditionalWeakTable<SourceText, Document> Parsed = [];

    private readonly MachineFiles files;
    private readonly OpenClawConfigFormat format;

    private OpenClawConfig(MachineFiles files, OpenClawConfigFormat format, Document document, Resolution resolution)
    {
        (this.files, this.format) = (files, format);
        (Document, Root, Errors) = (document, resolution.Root as ObjectNode, resolution.Errors);
    }

    /// <summary>The config itself, without what it includes.</summary>
    public Document Document { get; }

    /// <summary>The whole; the config itself where OpenClaw would refuse it; null where it is no object. Its spans mean nothing.</summary>
    public ObjectNode? Root { get; }

    /// <summary>Why OpenClaw refuses it, or what it passes over, in any of the files.</summary>
    public ImmutableArray<LocatedError> Errors { get; }

    /// <summary>True where OpenClaw refuses it as a whole.</summary>
    public bool IsRefused => Errors.Any(error => error.Error.IsFatal);

    /// <summary>Reads a config.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="text">The config.</param>
    /// <param name="environment">The environment of the process that reads it, before it does.</param>
    /// <param name="release">The release that reads it.</param>
    /// <returns>What it says.</returns>
    public static OpenClawConfig Read(
        MachineFiles files, SourceText text, IReadOnlyDictionary<string, string> environment, OpenClawRelease release)
    {
        var format = new OpenClawConfigFormat(release);
        var parsed = Parsed.GetValue(text, format.Parse);
        var document = parsed.Format == format ? parsed : new Document(text, format, parsed.Root, parsed.Errors);
        return new(files, format, document, format.Resolve(document, files, environment));
    }

    /// <summary>Looks a value up in the whole.</summary>
    /// <param name="steps">Member names from the root.</param>
    /// <returns>The value, or null where there is none; its span means nothing.</returns>
    public Node? At(params ReadOnlySpan<string> steps) => At(Root, steps);

    /// <summary>Lists the members of an object in the whole.</summary>
    /// <param name="steps">Member names from the root.</param>
    /// <returns>The names, each once; empty where there is no such object.</returns>
    public ImmutableArray<string> Names(params ReadOnlySpan<string> steps) =>
        [.. (At(steps) as ObjectNode)?.Members.Select(member => member.Name).Distinct(StringComparer.Ordinal) ?? []];

    /// <summary>Finds where a value stands.</summary>
    /// <param name="steps">Member names, or list indexes, from the root of the whole.</param>
    /// <returns>The value in the file that owns it; the nearest one around it where it has no place of its own.</returns>
    public Location Find(params ReadOnlySpan<string> steps) => Locate([.. steps], isName: false);

    /// <summary>Finds where a name stands.</summary>
    /// <param name="steps">Member names from the root of the whole.</param>
    /// <returns>The name in the file that owns its value; the nearest value around it where it has no place of its own.</returns>
    public Location FindName(params ReadOnlySpan<string> steps) => Locate([.. steps], isName: true);

    /// <summary>Finds the file that a value stands in, or belongs into.</summary>
    /// <param name="path">The value, as a path in the whole.</param>
    /// <returns>The file that owns it and the path in that file; the config itself where it is broken.</returns>
    internal (Document Owner, NodePath Path) FindOwner(NodePath path) => Document.IsBroken ? (Document, path) : format.FindOwner(Document, path, files);

    /// <summary>Follows member names.</summary>
    /// <param name="node">Where to start; null leads nowhere.</param>
    /// <param name="steps">Member names.</param>
    /// <returns>The value, or null where there is none.</returns>
    internal static Node? At(Node? node, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            node = (node as ObjectNode)?.Find(step)?.Value;
        }

        return node;
    }

    private Location Locate(ImmutableArray<string> steps, bool isName)
    {
        var (owner, path) = FindOwner(new(steps));
        var (node, span) = (owner.Root, owner.Root.Span);
        foreach (var step in path.Steps)
        {
            if ((node as ObjectNode)?.Find(step) is { } member)
            {
                (node, span) = (member.Value, isName && step == path.Steps[^1] ? member.NameSpan : member.Value.Span);
            }
            else if (node is ListNode list && int.TryParse(step, out var index) && index < list.Items.Length)
            {
                (node, span) = (list.Items[index], list.Items[index].Span);
            }
            else
            {
                break;
            }
        }

        return new(owner.Text, span);
    }
}
