using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Late;

/// <summary>
/// Reads what OpenClaw adds to its environment after Node has started: <c>.env</c> of the working folder, <c>.env</c> of the
/// state folder, <c>gateway.env</c>, the config's <c>env</c> section, in that order; a name that is there already stays.
/// </summary>
/// <param name="files">The machine.</param>
/// <param name="release">The release of OpenClaw.</param>
/// <param name="start">The environment at Node's start.</param>
/// <remarks>Measured with OpenClaw 2026.3.8 and 2026.9.6; docs/formats.md, "dotenv".</remarks>
internal sealed class LateReader(MachineFiles files, OpenClawRelease release, ImmutableSortedDictionary<string, string> start)
{
    private readonly ImmutableSortedDictionary<string, string>.Builder environment = start.ToBuilder();
    private readonly ImmutableArray<LateVariable>.Builder variables = ImmutableArray.CreateBuilder<LateVariable>();
    private readonly ImmutableArray<SourceText>.Builder read = ImmutableArray.CreateBuilder<SourceText>();
    private readonly List<(string Path, string Reason)> unreadable = [];
    private OpenClawConfig? config;

    /// <summary>Reads for one process; to be called once.</summary>
    /// <param name="workingFolder">Absolute as seen from the root; null where it is not known.</param>
    /// <param name="home">The home folder of the process's user.</param>
    /// <param name="state">Its state folder and config.</param>
    /// <param name="byNode">What stands in files that Node itself reads (<c>--env-file</c>), too late for what it decides about.</param>
    /// <returns>The result.</returns>
    public LateEnvironment Read(string? workingFolder, string home, StateFolder state, IEnumerable<(string Name, string Value, Location Where)> byNode)
    {
        foreach (var (name, value, where) in byNode)
        {
            Add(name, value, where, "Node reads it after it has decided about that");
            read.Add(where.Text);
        }

        if (workingFolder is not null && workingFolder != state.Path)
        {
            AddFile(workingFolder.TrimEnd('/') + "/.env", LateSource.WorkingFolder);
        }

        AddFile(state.Path + "/.env", LateSource.StateFolder);
        if (state.IsDefault && release.ReadsGatewayEnv.Value != Answer.No)
        {
            AddFile(home.TrimEnd('/') + "/.config/openclaw/gateway.env", LateSource.GatewayEnv);
        }

        AddConfig(state.ConfigPath);
        return new(variables.ToImmutable(), [.. read.DistinctBy(text => text.Path)], config, UsesTelegram(state.ConfigPath), [.. unreadable.Distinct()]);
    }

    private bool? UsesTelegram(string path) =>
        !release.AsksForTelegram || (config is null && files.IsFile(path)) || config?.IsRefused == true ? null : TelegramUse.Find(config?.Root, environment);

    private void AddFile(string path, LateSource source)
    {
        if (ReadText(path) is not { } text)
        {
            return;
        }

        read.Add(text);
        var root = (ObjectNode)FormatCatalog.OfKind("dotenv").Parse(text).Root;
        foreach (var member in root.Effective())
        {
            var dropped = source == LateSource.WorkingFolder && ProxyVariables.Has(member.Name) ? release.DropsProxiesInWorkingFolder
                : source == LateSource.GatewayEnv ? Not(release.ReadsGatewayEnv)
                : null;
            Add(member, text, source, dropped, isFree: !environment.ContainsKey(member.Name));
        }
    }

    private SourceText? ReadText(string path)
    {
        if (!files.IsFile(path))
        {
            // Not there; or in a folder that may not be entered, and then it is not known.
            if (files.FindObstacle(path) is { } obstacle)
            {
                unreadable.Add(obstacle);
            }

            return null;
        }

        var text = files.TryRead(path, out var reason);
        if (text is null)
        {
            unreadable.Add((path, reason!));
        }

        return text;
    }

    private void AddConfig(string path)
    {
        if (ReadText(path) is not { } text)
        {
            return;
        }

        read.Add(text);
        config = OpenClawConfig.Read(files, text, environment, release);
        foreach (var (member, owner) in ConfigMembers(config))
        {
            Add(member, owner, LateSource.Config, release.DropsFromConfigEnv(member.Name), isFree: string.IsNullOrWhiteSpace(environment.GetValueOrDefault(member.Name)));
        }
    }

    // env.NAME beats env.vars.NAME; a section that stands in an included file is looked for there.
    private static IEnumerable<(Member Member, SourceText Owner)> ConfigMembers(OpenClawConfig config) =>
        Strings(config, NodePath.Of("env", "-")).Concat(Strings(config, NodePath.Of("env", "vars", "-"))).DistinctBy(pair => pair.Member.Name);

    private static IEnumerable<(Member Member, SourceText Owner)> Strings(OpenClawConfig config, NodePath path)
    {
        var (owner, place) = config.FindOwner(path);
        return (OpenClawConfig.At(owner.Root, place.Steps.AsSpan()[..^1]) as ObjectNode)?.Effective()
            .Where(member => member.Value is ScalarNode { Value: string })
            .Select(member => (member, owner.Text)) ?? [];
    }

    private static Fact<Answer>? Not(Fact<Answer> fact) => fact.Value switch
    {
        Answer.Yes => null,
        Answer.No => fact with { Value = Answer.Yes },
        _ => fact,
    };

    private void Add(string name, string value, Location where, string why)
    {
        var arrives = environment.TryAdd(name, value);
        variables.Add(new(name, value, where, LateSource.NodeFile, arrives ? why : "the name is set already, and a stronger place wins", arrives));
    }

    private void Add(Member member, SourceText text, LateSource source, Fact<Answer>? dropped, bool isFree)
    {
        var value = (member.Value as ScalarNode)?.AsString ?? "";
        var arrives = dropped?.Value != Answer.Yes && isFree;
        var why = dropped?.Value == Answer.Yes ? dropped.Reason
            : isFree ? "OpenClaw reads it after Node has decided about the proxy" : "the name is set already, and a stronger place wins";
        variables.Add(new(member.Name, value, new(text, member.Value.Span), source, why, arrives)
        {
            Doubt = arrives && dropped?.Value == Answer.Unknown ? dropped.Reason : null,
        });
        if (arrives)
        {
            environment[member.Name] = value;
        }
    }
}
