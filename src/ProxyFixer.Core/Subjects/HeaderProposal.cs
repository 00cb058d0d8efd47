using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>The change that makes a function's requests carry the browser headers: in the config, in the code, or in both.</summary>
/// <param name="document">The file with the function.</param>
/// <param name="builder">The function.</param>
/// <param name="use">Who uses it.</param>
/// <param name="wanted">The values.</param>
internal sealed class HeaderProposal(Document document, HeaderBuilder builder, HeaderUse use, BrowserHeaders wanted)
{
    /// <summary>Finds the change.</summary>
    /// <returns>The change, or why there is none.</returns>
    public FixProposal Find() => use.Mode switch
    {
        HeaderMode.Config => InConfig(),
        HeaderMode.Both => InBoth(),
        _ => InCode([.. BrowserHeaders.Names.Where(name => !use.ComesFromConfig(name))]),
    };

    private FixProposal InCode(ImmutableArray<string> names) => HeaderPatch.Find(document, builder, wanted, names) switch
    {
        EditResult.Edited { Edits.IsEmpty: false } edited => new FixProposal.Possible(
            [new FileChange(document.Text.Path, document.Text, edited.Edits) { Patch = Remembered() }]),
        EditResult.Refused refused => new FixProposal.Impossible(
            string.Create(CultureInfo.InvariantCulture, $"{refused.Reason} (line {document.Text.PositionAt(refused.Span.Start).Line})")),
        _ => new FixProposal.Impossible("the function already sends these headers"),
    };

    private CodePatch Remembered() => new(
        use.Package.Name,
        use.Package.Version,
        builder.Shape?.ToString() ?? "",
        BrowserHeaders.Names.ToImmutableSortedDictionary(name => name, name => wanted[name], StringComparer.Ordinal));

    private FixProposal InConfig()
    {
        if (use.Configs.IsEmpty)
        {
            return new FixProposal.Impossible("there is no OpenClaw config that could hold the headers; --headers code changes the function");
        }

        var names = Missing.Where(FromConfig).ToArray();
        if (names.Length == 0)
        {
            return new FixProposal.Impossible(
                $"{string.Join(", ", Missing)} cannot come from the config ({use.Configs[0].Release.ConfigSetsUserAgent.Reason}); --headers both changes the function too");
        }

        var changes = ImmutableArray.CreateBuilder<FileChange>();
        foreach (var config in use.Configs)
        {
            var (more, refusal) = new ConfigHeaderEdit(use.Files, config).Find(names.Select(name => (name, wanted[name])));
            if (refusal is not null)
            {
                return new FixProposal.Impossible(refusal);
            }

            changes.AddRange(more.Where(change => changes.All(known => known.Path != change.Path)));
        }

        return changes.Count == 0
            ? new FixProposal.Impossible("the config sets these headers itself, and its values stay")
            : new FixProposal.Possible(changes.ToImmutable()) { SideEffect = SideEffect };
    }

    private FixProposal InBoth()
    {
        var config = use.Configs.IsEmpty ? null : InConfig() as FixProposal.Possible;
        var names = Missing.Where(name => config is null || !FromConfig(name)).ToImmutableArray();
        var code = names.IsEmpty ? null : InCode(names);
        return config is null ? code ?? InConfig()
            : code is not FixProposal.Possible possible ? config
            : config with { Changes = config.Changes.AddRange(possible.Changes) };
    }

    private IEnumerable<string> Missing => BrowserHeaders.Names.Where(name => !builder.Sends(name, wanted.UserAgent) && !use.ComesFromConfig(name));

    // Origin, Referer and Accept-Language arrive in every release.
    private bool FromConfig(string name) =>
        name != BrowserHeaders.UserAgentName || use.Configs.All(config => config.Release.ConfigSetsUserAgent.Value == Answer.Yes);

    // From 2026.6.1 on the Codex back end and the API with a key are one provider.
    private string? SideEffect => use.Configs.Any(config => config.Release.CodexProvider.Value?.Provider == "openai")
        ? "requests with an API key, which go through the provider openai too, will carry them as well"
        : null;
}
