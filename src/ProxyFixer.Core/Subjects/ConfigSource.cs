using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>The configs of OpenClaw, and those the user named.</summary>
public sealed class ConfigSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var found = new List<LateFileSubject>();
        if (context.Request.Paths.IsEmpty)
        {
            found.AddRange(context.Gateways.Select(gateway => gateway.Late.Config is { } config ? OfGateway(context, gateway, config) : null).OfType<LateFileSubject>());
        }
        else
        {
            found.AddRange(context.NamedFiles("openclaw-config").Select(file => Lone(context, file)));
        }

        return new([.. found], ImmutableSortedSet.CreateRange(StringComparer.Ordinal, found.Select(subject => subject.Anchor.Path)), []);
    }

    // What the config and the files it includes add; each variable is shown where it stands.
    private static LateFileSubject OfGateway(ScanContext context, Gateway gateway, OpenClawConfig config) => new(
        SubjectKind.Config,
        context.Host.Display(config.Document.Text.Path),
        config.Document.Text,
        gateway.Late.Variables.Where(late => late.Source == LateSource.Config).Select(late => (late.Name, late.Value, late.Location)),
        gateway,
        assumed: null,
        config)
    {
        Errors = Errors(context, config),
    };

    // That we may not read an included file does not mean that OpenClaw may not.
    private static ImmutableArray<LocatedError> Errors(ScanContext context, OpenClawConfig config)
    {
        var folder = MachinePath.Folder(config.Document.Text.Path) + "/";
        return context.Host.Files.Refused.Any(pair => pair.Key.StartsWith(folder, StringComparison.Ordinal)) ? Own(config.Document) : config.Errors;
    }

    private static ImmutableArray<LocatedError> Own(Document document) => [.. document.Errors.Select(error => new LocatedError(document.Text, error))];

    private static LateFileSubject Lone(ScanContext context, SourceText text)
    {
        var config = OpenClawConfig.Read(context.Host.Files, text, ImmutableDictionary<string, string>.Empty, OpenClawRelease.Of(context.Host.Settings.OpenClaw));
        var env = (config.Document.Root as ObjectNode)?.Find("env")?.Value as ObjectNode;
        var vars = env?.Find("vars")?.Value as ObjectNode;
        var members = (vars?.Members ?? []).Concat(env?.Members ?? []).Where(member => member.Value is ScalarNode { Value: string });
        return new(
            SubjectKind.Config,
            context.Host.Display(text.Path),
            text,
            members.Select(member => (member.Name, ((ScalarNode)member.Value).AsString!, new Location(text, member.Value.Span))),
            gateway: null,
            context.Host.Settings.OpenClaw,
            config)
        {
            Errors = Own(config.Document),
        };
    }
}
