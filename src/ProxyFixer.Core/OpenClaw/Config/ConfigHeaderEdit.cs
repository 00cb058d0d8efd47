using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>
/// Adds headers to the provider's entry of an OpenClaw config, in the file that owns the entry. An entry is never left without
/// what the release needs: up to 2026.5.18 one without <c>baseUrl</c> and <c>models</c> keeps OpenClaw from starting.
/// </summary>
/// <param name="files">The machine.</param>
/// <param name="config">The config.</param>
public sealed class ConfigHeaderEdit(MachineFiles files, CodexConfig config)
{
    private const string BaseUrl = "https://chatgpt.com/backend-api";

    private readonly IResolvingFormat format = (IResolvingFormat)FormatCatalog.OfKind("openclaw-config");
    private readonly SortedDictionary<string, (SourceText Before, Document Now)> documents =
        new(StringComparer.Ordinal) { [config.Document.Text.Path] = (config.Document.Text, config.Document) };

    private string? refusal;

    /// <summary>Finds the changes.</summary>
    /// <param name="headers">Names and values; a name that the entry has already is left as it is.</param>
    /// <returns>One change for each file; empty where all are there. Or the reason why there is none.</returns>
    public (ImmutableArray<FileChange> Changes, string? Refusal) Find(IEnumerable<(string Name, string Value)> headers)
    {
        if (config.Release.CodexProvider.Value is not { } names)
        {
            return ([], "the version of OpenClaw is not known, and with it the name of the provider in the config");
        }

        var missing = headers.Where(header => !config.HasHeader(header.Name)).ToArray();
        Complete(names);
        Array.ForEach(missing, header => Set(names, ["headers", header.Name], header.Value));

        return refusal is null ? ([.. documents.Values.Where(pair => pair.Before.Text != pair.Now.Text.Text).Select(ToChange)], null) : ([], refusal);
    }

    private void Complete(ProviderNames names)
    {
        var missing = config.MissingMembers;
        if (missing.Contains("baseUrl"))
        {
            Set(names, ["baseUrl"], BaseUrl);
        }

        if (!missing.IsEmpty && config.Provider?.Find("api") is null)
        {
            Set(names, ["api"], names.Api);
        }

        if (missing.Contains("models"))
        {
            Set(names, ["models"], "");
            Replace(names, "models", "[]");
        }
    }

    private void Set(ProviderNames names, ReadOnlySpan<string> steps, string value)
    {
        var (owner, path) = Owner(names, steps);
        switch (format.Edit(owner, path, value))
        {
            case EditResult.Edited edited:
                Keep(owner, owner.Text.Apply(edited.Edits));
                break;
            case EditResult.Refused refused:
                refusal ??= $"{owner.Text.Path}: {refused.Reason}";
                break;
        }
    }

    // A format writes strings only; the one that stands there is replaced as a whole.
    private void Replace(ProviderNames names, string name, string token)
    {
        var (owner, path) = Owner(names, [name]);
        Node? node = owner.Root;
        foreach (var step in path.Steps)
        {
            node = (node as ObjectNode)?.Find(step)?.Value;
        }

        if (refusal is null && node is ScalarNode { Value: "" })
        {
            Keep(owner, owner.Text.Apply([new TextEdit(node.Span, token)]));
        }
    }

    private (Document Owner, NodePath Path) Owner(ProviderNames names, ReadOnlySpan<string> steps)
    {
        var (owner, path) = format.FindOwner(
            documents[config.Document.Text.Path].Now, new(["models", "providers", names.Provider, .. steps]), files);
        return (documents.TryGetValue(owner.Text.Path, out var known) ? known.Now : owner, path);
    }

    private void Keep(Document owner, SourceText text) =>
        documents[owner.Text.Path] = (documents.TryGetValue(owner.Text.Path, out var known) ? known.Before : owner.Text, format.Parse(text));

    // One edit for all that was added: what stands before and behind it is not touched.
    private static FileChange ToChange((SourceText Before, Document Now) pair)
    {
        var (before, after) = (pair.Before.Text, pair.Now.Text.Text);
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return new(pair.Before.Path, pair.Before, [new TextEdit(TextSpan.FromBounds(start, before.Length - end), after[start..^end])]);
    }
}
