using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Patches;

namespace ProxyFixer.Plans;

/// <summary>
/// Reads patches as diff, git diff, git format-patch and diff -u write them. What stands between files is skipped as git and patch do,
/// but not what looks like a lost part of a hunk: then a change would be left out without a word.
/// </summary>
internal sealed partial class PlanReader(PatchSource source, PatchLines lines)
{
    private readonly HunkReader hunks = new(source, lines);
    private readonly ImmutableArray<PlannedFile>.Builder files = ImmutableArray.CreateBuilder<PlannedFile>();
    private readonly ImmutableArray<PlanNote>.Builder notes = ImmutableArray.CreateBuilder<PlanNote>();
    private PlanHeader? header;
    private PlanNote? note;
    private bool isInside;
    private bool hasProse;
    private int at;

    /// <summary>Reads all of it.</summary>
    /// <returns>The plan.</returns>
    /// <exception cref="ProxyFixerException">It is malformed, masked, or holds what cannot be applied (exit status 2).</exception>
    public Plan Read()
    {
        while (at < lines.Count)
        {
            ReadNext();
        }

        if (files.Count == 0 && hasProse && header is null && notes.Count == 0)
        {
            throw source.Error(0, "there is no patch in it; apply takes a unified diff, as diff, git diff or diff -u writes it");
        }

        MaskedLines.Check(source, files, isPlan: header is not null || notes.Count > 0);
        return new(header, files.ToImmutable(), notes.ToImmutable());
    }

    private void ReadNext()
    {
        if (lines.Begins(at, "#"))
        {
            ReadComment();
        }
        else if (lines.Begins(at, "diff --git "))
        {
            ReadFile(lines.Content(at)["diff --git ".Length..].ToString());
        }
        else if (lines.Begins(at, "--- ") && lines.Begins(at + 1, "+++ "))
        {
            ReadFile(null);
        }
        else
        {
            PassOver();
        }
    }

    private void ReadComment()
    {
        var line = lines.Content(at).ToString();
        if (line.StartsWith(MaskedLines.Notice, StringComparison.Ordinal))
        {
            throw source.Error(at, "this patch is for reading: values in it are hidden, so it cannot be applied; "
                + "make an exact one with diff --output FILE");
        }

        header = PlanHeader.With(line, header);
        if (PlanNote.Begin(at, line) is { } begun)
        {
            notes.Add(note = begun);
        }
        else if (note is not null)
        {
            notes[^1] = note = note.With(source, at, line);
        }

        at++;
    }

    private void ReadFile(string? gitLine)
    {
        var start = at;
        var git = ReadGitHeader(gitLine);
        var (old, changed) = ReadNames(out var comes, out var goes);
        var body = ImmutableArray.CreateBuilder<PatchHunk>();
        while (hunks.IsHunk(at))
        {
            body.Add(hunks.Read(ref at));
        }

        isInside = true;
        var kind = git.Kind ?? (comes ? PlannedKind.Create : goes ? PlannedKind.Delete : PlannedKind.Edit);
        if (body.Count > 0 || git.IsOfEmptyFile)
        {
            var name = CheckedName(new(old, changed, gitLine), start);
            CheckSides(kind, body, start);
            files.Add(new(start + 1, name, kind, body.ToImmutable(), note?.Name == name ? note : null));
        }

        note = null;
    }

    private GitHeader ReadGitHeader(string? gitLine)
    {
        var git = new GitHeader();
        at += gitLine is null ? 0 : 1;
        while (gitLine is not null && at < lines.Count && git.TryRead(source, at, lines.Content(at).ToString()))
        {
            at++;
        }

        return git;
    }

    // "/dev/null", or the beginning of time as diff -N writes it, is no file.
    private (string? Old, string? New) ReadNames(out bool comes, out bool goes)
    {
        (comes, goes) = (false, false);
        if (!lines.Begins(at, "--- ") || !lines.Begins(at + 1, "+++ "))
        {
            return (null, null);
        }

        var (old, changed) = (ReadName(at, out comes), ReadName(at + 1, out goes));
        if (old is null && changed is null)
        {
            throw source.Error(at, "both sides of the header are /dev/null, so no file is named");
        }

        at += 2;
        return (old, changed);
    }

    private string? ReadName(int index, out bool isNone)
    {
        var text = lines.Content(index)[4..];
        var name = PatchName.Read(text) ?? throw source.Error(index, "the quoted file name is malformed");
        isNone = name.TrimEnd('\r') == "/dev/null" || BeginningOfTime().IsMatch(text);
        return name.TrimEnd('\r') == "/dev/null" ? null : name;
    }

    private string CheckedName(FileNames names, int start)
    {
        var name = names.Choose() ?? throw source.Error(start, "the header does not say which file is meant; write '--- a/FILE' and '+++ b/FILE'");
        return FileNames.Problem(name) is { } problem ? throw source.Error(start, problem) : name;
    }

    private void CheckSides(PlannedKind kind, ImmutableArray<PatchHunk>.Builder body, int start)
    {
        var strange = kind == PlannedKind.Edit ? null : body.SelectMany(hunk => hunk.Lines)
            .Where(line => line.Mark != (kind == PlannedKind.Create ? '+' : '-')).Select(line => (int?)line.Line).FirstOrDefault();
        if (strange is { } line)
        {
            throw source.Error(line - 1, kind == PlannedKind.Create
                ? "a new file has only lines with '+'"
                : "a file that goes has only lines with '-'; to keep a part of it, name it behind '+++', too");
        }

        if (kind != PlannedKind.Edit && body.Count > 1)
        {
            throw source.Error(start, "a file that comes or goes has one hunk");
        }
    }

    // Behind a file's header every line must be known; prose is for the top, and for mails.
    private void PassOver()
    {
        var line = lines.Content(at);
        if (line.StartsWith("@@@ ", StringComparison.Ordinal) || line.StartsWith("diff --cc ", StringComparison.Ordinal) || line.StartsWith("diff --combined ", StringComparison.Ordinal))
        {
            throw source.Error(at, "this is the combined diff of a merge, which cannot be applied; make one against one parent");
        }

        if (hunks.IsHunk(at))
        {
            throw source.Error(at, "this hunk belongs to no file: '--- a/FILE' and '+++ b/FILE' are missing above it");
        }

        if (lines.Begins(at, "*** ") && lines.Begins(at + 1, "--- "))
        {
            throw source.Error(at, "this is a context diff; make a unified one with diff -u");
        }

        if (line.StartsWith("Binary files ", StringComparison.Ordinal))
        {
            new GitHeader().TryRead(source, at, line.ToString());
        }

        if (hunks.IsSignature(at) || Boundary().IsMatch(line))
        {
            isInside = false;
        }
        else if (isInside && !line.IsWhiteSpace())
        {
            throw source.Error(at, "this line belongs to no hunk: there each line begins with ' ', '+', '-' or '\\', and each hunk with '@@ -'");
        }

        hasProse |= !line.IsWhiteSpace();
        at++;
    }

    [GeneratedRegex(@"^(?:From [0-9a-f]{7,} |diff |Index: |Only in |Common subdirectories: |={10,})")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\t19(?:69-12-31|70-01-01) \d\d:\d\d:00(?:\.0+)? [+-]\d{4}\r?$")]
    private static partial Regex BeginningOfTime();
}
