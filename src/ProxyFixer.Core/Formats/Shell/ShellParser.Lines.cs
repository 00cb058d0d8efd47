using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Lines, blanks and comments, and the places between lines where a command can be added.</content>
internal sealed partial class ShellParser
{
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

    /// <summary>Skips blanks, comments and line ends.</summary>
    /// <param name="isPlace">Whether a new command can be put between the lines.</param>
    private void SkipLines(bool isPlace)
    {
        for (SkipBlanks(); CharAt(at) is '\n' or '#' && at < text.Length; SkipBlanks())
        {
            if (text[at] == '#')
            {
                SkipComment();
                continue;
            }

            at++;
            ReadHereDocuments();
            newlineEnd = at;
            if (isPlace)
            {
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        if (depth == 0)
        {
            hasLeft |= log.FindIndex(lineLog, effect => effect is { Kind: EffectKind.Leave, IsCertain: true }) >= 0;
            (lineStart, lineLog) = (at, log.Count);
        }

        if (hasLeft)
        {
            at = text.Length;
        }
        else
        {
            AddSlot(isInLine: false);
        }
    }

    private void AddSlot(bool isInLine)
    {
        if (gate != Gate.Elsewhere && locals is null)
        {
            slots.Add(new(at, block, isInLine));
        }
    }

    private void AddLastSlot()
    {
        if (hereDocuments.Count == 0 && newlineEnd != text.Length)
        {
            AddSlot(isInLine: text.Length > 0);
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
        comments.Add(TextSpan.FromBounds(start, at));
    }
}
