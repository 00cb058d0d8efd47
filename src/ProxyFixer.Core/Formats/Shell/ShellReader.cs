using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell;

/// <summary>
/// Reads a shell file and notes what its commands do to variables. It follows the grammar of POSIX.1-2017 (XCU 2) as dash
/// and bash have it, with bash's additions; nothing is run. One pass, no recursion: open lists of commands and open words
/// lie on stacks.
/// </summary>
internal sealed partial class ShellReader
{
    private readonly string text;
    private readonly ShellDialect dialect;
    private readonly bool isZsh;
    private readonly bool wantsSlots;
    private readonly Stack<ShellFrame> frames = new();
    private readonly Stack<ShellFrame> functions = new();
    private readonly List<ShellWord> words = [];
    private readonly EffectLog log = [];
    private readonly List<ShellSlot> slots = [];
    private readonly ImmutableArray<SyntaxError>.Builder errors = ImmutableArray.CreateBuilder<SyntaxError>();
    private List<TextSpan>? comments;
    private ShellFrame top;
    private WordInProgress word = new();
    private int at;
    private int blocks;
    private int groups;
    private int loops;

    /// <summary>How many open frames do not run in the shell that reads the file, or not now.</summary>
    private int detached;

    /// <summary>Where the current line of the file itself begins, and how many effects there were before it.</summary>
    private int lineStart;
    private int lineLog;

    /// <summary>Offset behind the last line end that was one, and no part of a word or a continued line.</summary>
    private int newlineEnd;
    private bool isDone;

    private ShellReader(string text, ShellDialect dialect, bool wantsSlots)
    {
        (this.text, this.dialect, this.wantsSlots) = (text, dialect, wantsSlots);
        isZsh = dialect == ShellDialect.Zsh;
        top = new(FrameKind.File, 0, 0);
        frames.Push(top);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="source">Any text; its path tells zsh from other shells.</param>
    /// <param name="wantsSlots">Whether to note the places for a new command.</param>
    /// <returns>The reading; reading stops at the first syntax error, as the shell does.</returns>
    public static ShellReading Read(SourceText source, bool wantsSlots = false) =>
        new ShellReader(source.Text, ShellDialects.Of(source), wantsSlots).Run();

    /// <summary>Finds the comments of a text.</summary>
    /// <param name="source">Any text; its path tells zsh from other shells.</param>
    /// <returns>In file order, up to the first syntax error.</returns>
    public static IReadOnlyList<TextSpan> Comments(SourceText source)
    {
        var reader = new ShellReader(source.Text, ShellDialects.Of(source), wantsSlots: false) { comments = [] };
        reader.Run();
        return reader.comments;
    }

    private ShellReading Run()
    {
        CheckByteOrderMark();
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            AddSlot();
        }

        while (!isDone)
        {
            SkipBlanks();
            if (at >= text.Length)
            {
                AtEnd();
            }
            else if (text[at] == '#')
            {
                SkipComment();
            }
            else if (ShellText.EndsWord(text[at]) && !IsProcessSubstitution())
            {
                ReadOperator();
            }
            else
            {
                BeginWord();
                ReadWord();
            }
        }

        return new(log, errors.ToImmutable(), slots);
    }

    private void CheckByteOrderMark()
    {
        if (text.Length > 1 && text[0] == '\uFEFF' && !ShellText.EndsWord(text[1]))
        {
            const string message = "the byte order mark becomes part of the first word, so that the shell does not know it";
            errors.Add(new(new(0, 1), message, IsFatal: false));
        }
    }

    private void SkipBlanks()
    {
        while (at < text.Length && (text[at] is ' ' or '\t' || IsContinuation(at)))
        {
            at += text[at] == '\\' ? 2 : 1;
        }
    }

    private bool IsContinuation(int offset) => text[offset] == '\\' && offset + 1 < text.Length && text[offset + 1] == '\n';

    private int SkipContinuations(int offset)
    {
        while (offset < text.Length && IsContinuation(offset))
        {
            offset += 2;
        }

        return offset;
    }

    private char CharAt(int offset) => offset < text.Length ? text[offset] : '\0';

    private void SkipComment()
    {
        var start = at;
        var length = text.AsSpan(at).IndexOf('\n');
        at = length < 0 ? text.Length : at + length;
        comments?.Add(TextSpan.FromBounds(start, at));
    }

    private void AtEnd()
    {
        FinishCommands();
        if (isDone)
        {
            return;
        }

        var isAtLineStart = newlineEnd == text.Length;
        isDone = true;
        if (top.WantsCommand)
        {
            Fail(at, "a command is missing at the end of the file");
        }
        else if (frames.Count > 1 || top.Expect != Expect.Command)
        {
            var open = frames.Count > 1 ? frames.ElementAt(frames.Count - 2) : top;
            Fail(open.Start, open.Kind switch
            {
                FrameKind.Group or FrameKind.Function => "the function or the group that begins here is never closed",
                FrameKind.Subshell or FrameKind.Substitution => "the parenthesis is never closed",
                FrameKind.If => "'if' is never closed by 'fi'",
                FrameKind.Loop => "the loop is never closed by 'done'",
                FrameKind.Case => "'case' is never closed by 'esac'",
                _ => "'[[' is never closed",
            });
        }
        else
        {
            EndList(isBackground: false);
            AddHereDocumentError();
            if (hereDocuments.Count == 0 && !isAtLineStart)
            {
                AddSlot(isInLine: text.Length > 0);
            }
        }
    }

    private void AddSlot(bool isInLine = false)
    {
        if (wantsSlots && detached == 0 && top is { Expect: Expect.Command, WantsCommand: false, IsBody: true })
        {
            slots.Add(new(at, top.Block, isInLine));
        }
    }

    /// <summary>Stops. The shell reads a whole line before it runs it, so nothing of the line counts.</summary>
    private void Fail(int offset, string message)
    {
        isDone = true;
        log.CutTo(lineLog);
        if (isZsh)
        {
            // zsh has more grammar than is read here. What stands below may change anything it names.
            errors.Add(new(TextSpan.FromBounds(lineStart, text.Length), "not followed from here on: " + message, IsFatal: false));
            TouchNamesBelow();
        }
        else
        {
            errors.Add(new(new(Math.Min(offset, text.Length), 0), message));
        }
    }

    private void TouchNamesBelow()
    {
        var names = log.Where(effect => effect.Name.Length > 0).Select(effect => effect.Name).ToHashSet(StringComparer.Ordinal);
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = lineStart; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && VariableName.Continues(text[i]))
            {
                i++;
            }

            if (i > start && lookup.TryGetValue(text.AsSpan(start, i - start), out var name))
            {
                names.Remove(name);
                log.Add(new(EffectKind.Touch, name, IsCertain: false));
            }
        }
    }
}
