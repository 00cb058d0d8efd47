using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell;

/// <summary>
/// Reads a shell file and notes what its commands do to variables. It follows the grammar of POSIX.1-2017 (XCU 2) as dash
/// and bash have it, with bash's additions; nothing is run and no exit status is computed: what stands in a compound command
/// or behind <c>&amp;&amp;</c> may happen. The first syntax error moves the cursor to the end, so that every loop ends.
/// </summary>
internal sealed partial class ShellParser
{
    /// <summary>Nobody writes deeper than this; the call stack would bear more.</summary>
    private const int Deepest = 250;

    private readonly SourceText source;
    private readonly string text;
    private readonly ShellDialect dialect;
    private readonly bool isZsh;
    private readonly FunctionBodies functions = new();
    private readonly List<ShellSlot> slots = [];
    private readonly List<TextSpan> comments = [];
    private readonly ImmutableArray<SyntaxError>.Builder errors = ImmutableArray.CreateBuilder<SyntaxError>();
    private List<ShellEffect> log = [];
    private Gate gate;
    private int at;
    private int depth;
    private int block;
    private int blocks;
    private bool isBroken;
    private bool hasLeft;

    /// <summary>How many effects there were before the current line of the file itself, and where it begins.</summary>
    private int lineLog;
    private int lineStart;

    /// <summary>Offset behind the last line end that was one, and no part of a word or a continued line.</summary>
    private int newlineEnd;

    public ShellParser(SourceText source, ShellDialect dialect)
    {
        (this.source, text, this.dialect) = (source, source.Text, dialect);
        isZsh = dialect == ShellDialect.Zsh;
    }

    /// <summary>Whether the next command runs in the shell that reads the file.</summary>
    private enum Gate
    {
        /// <summary>It runs.</summary>
        Runs,

        /// <summary>Only a running shell knows.</summary>
        MayRun,

        /// <summary>It runs in a process of its own, if at all.</summary>
        Elsewhere,
    }

    /// <summary>Reads the whole text; only once.</summary>
    /// <returns>The reading.</returns>
    public ShellReading Read()
    {
        CheckByteOrderMark();
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            AddSlot(isInLine: false);
        }

        ReadList(isBody: true);
        if (at < text.Length)
        {
            Fail(at, text[at] == ')' ? "a parenthesis is closed that was never opened"
                : text[at] == ';' ? "a semicolon stands where a command is missing" : $"'{PeekKeyword()}' closes nothing here");
        }
        else if (!isBroken && !hasLeft)
        {
            AddHereDocumentError();
            AddLastSlot();
        }

        if (isBroken)
        {
            log.RemoveRange(lineLog, log.Count - lineLog);
            TouchNamesBelow();
        }

        return new(source, log, functions.Called(), errors.ToImmutable(), slots, comments) { Launches = launches, Commands = commands };
    }

    /// <summary>Reads commands up to a word or a parenthesis that ends the list.</summary>
    /// <param name="isBody">False for a condition: no new command is put there.</param>
    /// <returns>True where there was a command.</returns>
    private bool ReadList(bool isBody)
    {
        var hasCommand = false;
        SkipLines(isBody);
        while (at < text.Length && !IsAtListEnd())
        {
            ReadAndOr();
            hasCommand = true;
            SkipBlanks();
            if (CharAt(at) is ';' or '&' && !IsAtListEnd())
            {
                // zsh disowns with &! and &|.
                at += isZsh && text[at] == '&' && CharAt(at + 1) is '!' or '|' ? 2 : 1;
            }
            else if (at < text.Length && text[at] is not ('\n' or '#') && !IsAtListEnd())
            {
                Fail(at, "a word stands behind the end of a command");
            }

            SkipLines(isBody);
        }

        return hasCommand;
    }

    private bool IsAtListEnd() => CharAt(at) switch
    {
        ')' => true,
        ';' => CharAt(SkipContinuations(at + 1)) is ';' or '&' || (isZsh && CharAt(at + 1) == '|'),
        _ => ShellText.Closing.Contains(PeekKeyword()),
    };

    private void ReadAndOr()
    {
        var (outer, from, first) = (gate, at, log.Count);
        while (true)
        {
            var isSure = ReadPipeline();
            SkipBlanks();
            var c = CharAt(at);
            var second = SkipContinuations(at + 1);
            if (c is not ('&' or '|') || CharAt(second) != c)
            {
                break;
            }

            gate = c == '&' && isSure ? gate : Weaker(gate);
            at = second + 1;
            SkipLines(isPlace: false);
        }

        gate = outer;
        if (CharAt(at) == '&')
        {
            log.RemoveRange(first, log.Count - first);
        }

        MarkGuard(from, first);
    }

    /// <summary>Reads commands that are joined by bars; each runs in a process of its own, but for the last one in zsh.</summary>
    /// <returns>True where it cannot fail.</returns>
    private bool ReadPipeline()
    {
        var (outer, first, isNegated) = (gate, log.Count, false);
        for (var prefix = PeekKeyword(); prefix is "!" or "time"; prefix = PeekKeyword())
        {
            isNegated = true;
            at = keywordEnd;
            SkipBlanks();
        }

        var isSure = ReadCommand() && !isNegated;
        for (SkipBlanks(); CharAt(at) == '|' && CharAt(SkipContinuations(at + 1)) != '|'; SkipBlanks())
        {
            log.RemoveRange(first, log.Count - first);
            (gate, isSure) = (isZsh ? Weaker(gate) : Gate.Elsewhere, false);
            at += CharAt(at + 1) == '&' ? 2 : 1;
            SkipLines(isPlace: false);
            ReadCommand();
        }

        gate = outer;
        return isSure;
    }

    private static Gate Weaker(Gate gate) => gate == Gate.Runs ? Gate.MayRun : gate;

    private void MarkGuard(int from, int first)
    {
        if (log.FindIndex(first, effect => effect is { Kind: EffectKind.Leave, IsCertain: false }) >= 0
            && InteractiveGuard.Matches(text.AsSpan(from, Math.Max(0, at - from))))
        {
            for (var i = first; i < log.Count; i++)
            {
                log[i] = log[i].Kind == EffectKind.Leave ? log[i] with { Kind = EffectKind.Guard } : log[i];
            }
        }
    }

    /// <summary>Stops. The shell reads a whole line before it runs it, so nothing of the line counts.</summary>
    private void Fail(int offset, string message)
    {
        at = text.Length;
        if (isBroken || hasLeft)
        {
            return;
        }

        isBroken = true;
        if (isZsh)
        {
            // zsh has more grammar than is read here. What stands below may change anything it names.
            errors.Add(new(TextSpan.FromBounds(lineStart, text.Length), "not followed from here on: " + message, IsFatal: false));
        }
        else
        {
            errors.Add(new(new(Math.Min(offset, text.Length), 0), message));
        }
    }

    private void TouchNamesBelow()
    {
        if (!isZsh)
        {
            return;
        }

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
