using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Text;

namespace ProxyFixer.Plans;

/// <summary>Fits a plan on the files of a machine; writes nothing.</summary>
/// <param name="host">The machine.</param>
/// <param name="plan">What was read.</param>
/// <param name="showsAll">Whether reasons may quote lines of files as they are; else only what a printed diff shows of them.</param>
public sealed class PlanFitter(Host host, Plan plan, bool showsAll)
{
    private readonly Dictionary<string, FileState> states = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder already = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder refusals = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<PlannedFile> settled = [];

    /// <summary>Checks every hash and every hunk.</summary>
    /// <returns>The files with their new texts, and what stands against writing them.</returns>
    /// <exception cref="ProxyFixerException">The plan is for another kind of root (exit status 2).</exception>
    public FittedPlan Fit()
    {
        var home = Base();
        foreach (var file in plan.Files)
        {
            Fit(file, home.Path(file.Name));
        }

        foreach (var input in plan.Files.Except(settled).SelectMany(file => file.Note?.Inputs ?? []).Distinct())
        {
            CheckInput(home.Path(input.Name), input.Sha256);
        }

        var patches = states.Values.Where(state => state.Now?.Text != state.Before?.Text || state.Now is null != state.Before is null);
        return new([.. patches.Select(state => new FilePatch(state.Path, state.Before, state.Now, []))], already.ToImmutable(), [.. refusals.Distinct()])
        {
            EditedRules = EditedRules(home),
        };
    }

    /// <summary>The folder that the plan's names are relative to.</summary>
    /// <returns>The base of the plan; for other patches the root that was given, or the working folder.</returns>
    /// <exception cref="ProxyFixerException">The plan was made below a root, and none is given (exit status 2).</exception>
    public PlanBase Base() => plan.Header switch
    {
        { Base.IsRoot: true } when !host.HasRoot => throw ProxyFixerException.WrongInput(
            "this plan was made with --root, so apply needs --root, too (--root / for this machine); nothing was changed"),
        { Base: { } named } => named,
        _ => host.HasRoot ? new(true, "/") : new(false, host.WorkingFolder ?? "/"),
    };

    private void Fit(PlannedFile file, string path)
    {
        if (StateOf(path) is not { } state)
        {
            return;
        }

        if (IsApplied(file, state))
        {
            settled.Add(file);
            already.Add(path);
        }
        else if (state.IsFirst && file.Note?.Before is { } before && before != (state.Before?.Sha256 ?? ""))
        {
            Refuse(path, before.Length == 0 ? "is there by now; when the plan was made it was not"
                : state.Before is null ? "is not there any more"
                : "has changed since the plan was made");
        }
        else
        {
            Change(file, path, state);
        }

        state.IsFirst = false;
    }

    private FileState? StateOf(string path)
    {
        if (host.Files.Resolve(path) is not { } resolved)
        {
            Refuse(path, "cannot be found: too many symbolic links, or no possible path");
            return null;
        }

        if (states.TryGetValue(resolved, out var known))
        {
            return known;
        }

        string? reason = null;
        var status = host.Files.Status(resolved);
        if (status is not null && status.Type != FileType.File)
        {
            Refuse(path, "is no regular file");
            return null;
        }

        var text = status is null ? null : host.Files.TryRead(path, out reason);
        if (reason is not null || host.Files.FindObstacle(path) is not null)
        {
            Refuse(path, $"was not read: {reason ?? "no permission to look there"}");
            return null;
        }

        return states[resolved] = new(path, text);
    }

    private void Change(PlannedFile file, string path, FileState state)
    {
        if (file.Kind == PlannedKind.Create && state.Now is not null)
        {
            Refuse(path, "is there already, and differs from what the patch would make");
        }
        else if (file.Kind != PlannedKind.Create && state.Now is null)
        {
            Refuse(path, "is not there");
        }
        else if (new HunkFit(state.Now?.Text ?? "", isReverse: false).Apply(file.Hunks, maySearch: true, out var misfit) is not { } after)
        {
            Refuse(path, Explain(misfit!));
        }
        else if (file.Kind == PlannedKind.Delete && after.Length > 0)
        {
            Refuse(path, "holds more than the patch removes, so it is not deleted");
        }
        else
        {
            state.Now = file.Kind == PlannedKind.Delete ? null : SourceText.FromString(path, after);
        }
    }

    // The file is as the plan makes it, and taking the hunks back gives the file that the plan was made for.
    private bool IsApplied(PlannedFile file, FileState state)
    {
        if (file.Kind == PlannedKind.Delete)
        {
            return state.Now is null && host.Files.IsFolder(MachinePath.Folder(state.Path));
        }

        if (state.Now is not { } now || (file.Note?.Before is { Length: > 0 } unchanged && unchanged == now.Sha256))
        {
            return false;
        }

        var isFresh = file.Kind == PlannedKind.Edit && file.Note?.Before is null
            && new HunkFit(now.Text, isReverse: false).Apply(file.Hunks, maySearch: false, out _) is not null;
        return !isFresh && new HunkFit(now.Text, isReverse: true).Apply(file.Hunks, maySearch: false, out _) is { } before
            && (file.Kind == PlannedKind.Create ? before.Length == 0
                : file.Note?.Before is not { } hash || SourceText.FromString(state.Path, before).Sha256 == hash);
    }

    private void CheckInput(string path, string hash)
    {
        if (host.Files.Resolve(path) is { } resolved && !states.ContainsKey(resolved))
        {
            var text = host.Files.TryRead(path, out var reason);
            if (text?.Sha256 != hash)
            {
                Refuse(path, text is null ? $"was not read: {reason}; the plan was judged from it" : "has changed since the plan was judged from it");
            }
        }
    }

    // What was planned for a file, and what is left of that.
    private ImmutableSortedSet<string> EditedRules(PlanBase home)
    {
        var whole = plan.Files.Where(file => file.Note is not null && IsWhole(file, home.Path(file.Name))).Select(file => file.Note);
        return [.. plan.Notes.Except(whole).SelectMany(note => note!.Reasons).Select(reason => reason.Id)];
    }

    private bool IsWhole(PlannedFile file, string path) =>
        host.Files.Resolve(path) is { } resolved && states.TryGetValue(resolved, out var state)
        && file.Note!.After == (state.Now?.Sha256 ?? "");

    private string Explain(Misfit misfit)
    {
        var what = misfit.IsAmbiguous ? "fits at several other places, so it is not known which is meant"
            : misfit.Expected is not { } expected ? "needs lines of context around it (diff -U3)"
            : string.Create(CultureInfo.InvariantCulture, $"does not fit: line {misfit.PatchLine} expects {Line(expected)} at line {misfit.FileLine} of the file")
                + (misfit.Found is not { } found ? ", which ends before"
                : Line(found) == Line(expected) ? ", where something else is hidden (--reveal shows both)"
                : $", where {Line(found)} stands");
        return string.Create(CultureInfo.InvariantCulture, $"was not changed: the hunk at line {misfit.Hunk.Line} of the patch {what}");
    }

    private string Line(string line)
    {
        var text = line.TrimEnd('\r', '\n');
        var end = line.EndsWith("\r\n", StringComparison.Ordinal) ? " with CR LF" : line.EndsWith('\n') ? "" : " without newline";
        return (showsAll ? text : VisibleText.OfLine(text)) is { Length: > 0 } some ? $"'{some}'{end}" : $"an empty line{end}";
    }

    private void Refuse(string path, string why) => refusals.Add($"{host.Display(path)} {why}");

    /// <summary>One file while the plan is fitted.</summary>
    /// <param name="path">As the plan names it.</param>
    /// <param name="before">As it is on disk; null where there is none.</param>
    private sealed class FileState(string path, SourceText? before)
    {
        public string Path { get; } = path;

        public SourceText? Before { get; } = before;

        public SourceText? Now { get; set; } = before;

        public bool IsFirst { get; set; } = true;
    }
}
