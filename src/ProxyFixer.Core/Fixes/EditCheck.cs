using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Gateways;
using ProxyFixer.Patches;
using ProxyFixer.Rules;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Fixes;

/// <summary>What there is to say about a change that a user asked for by name: the machine is judged as it would be after it.</summary>
/// <param name="host">The machine as it is.</param>
/// <param name="patch">The change.</param>
/// <param name="kind">The kind of the file.</param>
/// <param name="name">The variable or setting.</param>
public sealed class EditCheck(Host host, FilePatch patch, string kind, string name)
{
    private readonly SourceText after = patch.After!;
    private readonly Host view = host with { Files = host.Files.With([patch.After!]) };

    /// <summary>The options by which another command looks at the same machine, each with a blank behind it; empty for this one.</summary>
    public string Options { get; init; } = "";

    /// <summary>Looks for reasons why the change has no effect, does harm, or will not last.</summary>
    /// <returns>Sentences, each once; none for a change that does what it seems to do. Never a value.</returns>
    public ImmutableArray<string> Warnings()
    {
        var context = new ScanContext(view, Request);
        return
        [
            .. Findings().Select(found => $"{found.Rule.Id}: {found.Message}{(found.Help is null ? "" : " " + found.Help)}")
                .Concat(context.Gateways.SelectMany(Overridden)).Concat(context.Gateways.SelectMany(Generated))
                .Concat(Unread(context)).Distinct(StringComparer.Ordinal),
        ];
    }

    private ScanRequest Request => new([patch.Path], FormatCatalog.Recognise(after)?.Kind == kind ? null : kind, null, null);

    // What stands elsewhere in the file is no matter of this change.
    private IEnumerable<Diagnostic> Findings()
    {
        var (first, last) = ChangedLines();
        bool IsHere(Location place) => IsSame(place.Path) && place.Start.Line >= first && place.Start.Line <= last;
        var pipeline = new Pipeline(view, Request, new RuleEngine(() => RuleCatalog.All, RuleSelection.Everything), new(Severity.Info, Applicability.DisplayOnly));
        return pipeline.Lint().Diagnostics.Where(found => IsHere(found.Location) || found.Related.Any(place => IsHere(place.Location)));
    }

    private (int First, int Last) ChangedLines()
    {
        var (old, now) = ((patch.Before?.Text ?? "").Split('\n'), after.Text.Split('\n'));
        var most = Math.Min(old.Length, now.Length);
        var head = Enumerable.Range(0, most).TakeWhile(i => old[i] == now[i]).Count();
        var tail = Enumerable.Range(1, most - head).TakeWhile(i => old[^i] == now[^i]).Count();
        return (head + 1, now.Length - tail);
    }

    private IEnumerable<string> Overridden(Gateway gateway)
    {
        if (gateway.Service.Find(name) is { Where: { } winner } found && !IsSame(winner.Path) && found.Overridden.Any(overridden => overridden.Where is { } place && IsSame(place.Path)))
        {
            yield return $"{gateway.Service.Name} does not get this {name}: {Place(winner)} sets it too, and wins.";
        }

        if (gateway.Late.Variables.FirstOrDefault(late => late.Name == name && !late.Arrives && IsSame(late.Location.Path)) is { } lost)
        {
            yield return $"{gateway.Service.Name} does not get this {name}: {lost.Why}.";
        }
    }

    private IEnumerable<string> Generated(Gateway gateway)
    {
        if (gateway.Service.Path is { } main && IsSame(main) && gateway.Service.LastingFile(name, main) is { } lasting)
        {
            yield return $"openclaw gateway install writes {gateway.Service.Name} anew, and this line may be gone then. A drop-in stays: proxyfixer set {Options}{host.Display(lasting)} {name}=…";
        }
    }

    private IEnumerable<string> Unread(ScanContext context) =>
        kind == new EnvironmentFileFormat().Kind && !context.Gateways.IsEmpty && !context.AtStart.Readers(patch.Path).Any()
            ? [$"none of the services of OpenClaw that were found reads {host.Display(patch.Path)}."]
            : [];

    private bool IsSame(string path) => (host.Files.Resolve(path) ?? path) == (host.Files.Resolve(patch.Path) ?? patch.Path);

    private string Place(Location place) => string.Create(CultureInfo.InvariantCulture, $"{host.Display(place.Path)}:{place.Start.Line}");
}
