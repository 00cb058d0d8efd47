using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Services;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>The <c>.env</c> files that OpenClaw reads, and those the user named.</summary>
public sealed class EnvFileSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var files = context.Request.Paths.IsEmpty
            ? context.Gateways.SelectMany(gateway => Late(gateway).Select(file => (file, (Gateway?)gateway)))
            : context.NamedFiles("dotenv").Where(file => !IsOfProject(context, file)).SelectMany(file => Named(context, file));
        var found = files.Select(pair => Describe(context, pair.Item1, pair.Item2)).ToImmutableArray();
        var unreadable = context.Request.Paths.IsEmpty ? context.Gateways.SelectMany(gateway => gateway.Late.Unreadable) : [];
        return new(
            [.. found],
            ImmutableSortedSet.CreateRange(StringComparer.Ordinal, found.Select(subject => subject.Anchor.Path)),
            [.. unreadable.Select(file => new UnreadableFile(file.Path, file.Reason))]);
    }

    private static IEnumerable<SourceText> Late(Gateway gateway) => gateway.Late.Files.Where(file => file.Path != gateway.State.ConfigPath);

    // A service of this machine that reads the file late; none where services only start with it, for then it is no .env file to them.
    private static IEnumerable<(SourceText, Gateway?)> Named(ScanContext context, SourceText text)
    {
        var resolved = context.Host.Files.Resolve(text.Path);
        var readers = context.Gateways.Where(gateway => Late(gateway).Any(file => context.Host.Files.Resolve(file.Path) == resolved)).ToArray();
        return readers.Length > 0 ? readers.Select(gateway => (text, (Gateway?)gateway))
            : context.Request.Kind != "dotenv" && context.AtStart.Readers(text.Path).Any() ? []
            : [(text, null)];
    }

    // What a service starts with is judged with it. Beside a Compose file .env serves ${...} there, too.
    private static bool IsOfProject(ScanContext context, SourceText file) => context.AtDefinedStart.Readers(file.Path).Any()
        || (MachinePath.Name(file.Path) == ".env" && context.NamedFiles("compose").Any(compose => MachinePath.Folder(compose.Path) == MachinePath.Folder(file.Path)));

    private static LateFileSubject Describe(ScanContext context, SourceText text, Gateway? gateway)
    {
        if (gateway is not null && Describe(text, gateway, context) is { } ofNode)
        {
            return ofNode;
        }

        var document = FormatCatalog.OfKind("dotenv").Parse(text);
        var variables = ((ObjectNode)document.Root).Effective().Where(member => member.Value is ScalarNode { Value: string })
            .Select(member => (member.Name, ((ScalarNode)member.Value).AsString!, new Location(text, member.NameSpan)));
        return new(SubjectKind.EnvFile, context.Host.Display(text.Path), text, variables, gateway, context.Host.Settings.OpenClaw)
        {
            Errors = [.. document.Errors.Select(error => new LocatedError(text, error))],
        };
    }

    // What Node reads itself is there before OpenClaw reads anything; only what comes too late for Node is told of the file.
    private static LateFileSubject? Describe(SourceText text, Gateway gateway, ScanContext context)
    {
        var resolved = context.Host.Files.Resolve(text.Path);
        var file = gateway.Command.NodeFiles.FirstOrDefault(file => context.Host.Files.Resolve(file.Path) == resolved);
        var late = file?.Variables.Where(variable => NodeEnvFile.IsTooLate(variable.Name)).Reverse().DistinctBy(variable => variable.Name)
            .Select(variable => (variable.Name, variable.Value, variable.Where!));
        return late is null ? null : new(SubjectKind.EnvFile, context.Host.Display(text.Path), text, late, gateway, context.Host.Settings.OpenClaw, isOfNode: true);
    }
}
