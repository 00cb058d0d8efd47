using System.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>The lines of a literal or folded text.</summary>
/// <param name="text">The whole file.</param>
/// <param name="at">The start of the first line.</param>
internal struct BlockLines(string text, int at)
{
    // More blanks in front of the first line than the parser can look ahead.
    private const int TooManyBlanks = 500;

    private int indent;
    private int column;
    private int emptyLines;

    /// <summary>The start of the line that is looked at; behind the text in the end.</summary>
    public int Next { get; private set; } = at;

    /// <summary>Behind the last line end that belongs to the text.</summary>
    public int End { get; private set; } = at;

    private readonly int Place => Next + column;

    /// <summary>Finds how far the lines are indented.</summary>
    /// <param name="outer">The column of the collection the text is in.</param>
    /// <param name="width">How much further right its lines are; 0 where the first line tells.</param>
    /// <returns>False where lines of blanks come first: the parser must judge those.</returns>
    public bool Begin(int outer, int width)
    {
        indent = 0;
        SkipEmptyLines();
        while (Place < text.Length && text[Place] == ' ')
        {
            column++;
        }

        if ((column > 0 && Place < text.Length && text[Place] is '\n' or '\r') || column > TooManyBlanks)
        {
            return false;
        }

        indent = width > 0 ? outer + width : Math.Max(column, outer + 1);
        column = Math.Min(column, indent);
        return true;
    }

    /// <summary>Reads the lines.</summary>
    /// <param name="isLiteral">Whether each line end counts; else one between two lines that are not further indented is a blank.</param>
    /// <param name="keeps">Which line ends at the end count: <c>+</c> all, <c>-</c> none, else one.</param>
    /// <returns>The text.</returns>
    public string Read(bool isLiteral, char keeps)
    {
        var value = new StringBuilder(256);
        var (hasBreak, wasIndented) = (false, false);
        while (column == indent && Place < text.Length)
        {
            var isIndented = text[Place] is ' ' or '\t';
            if (hasBreak && (isLiteral || wasIndented || isIndented))
            {
                value.Append('\n');
            }
            else if (hasBreak && emptyLines == 0)
            {
                value.Append(' ');
            }

            value.Append('\n', emptyLines);
            (hasBreak, wasIndented) = (AddLine(value), isIndented);
            End = Next;
            SkipEmptyLines();
        }

        value.Append('\n', hasBreak && keeps != '-' ? 1 : 0);
        return value.Append('\n', keeps == '+' ? emptyLines : 0).ToString();
    }

    private bool AddLine(StringBuilder value)
    {
        var length = text.AsSpan(Place).IndexOfAny('\r', '\n');
        var end = length < 0 ? text.Length : Place + length;
        value.Append(text, Place, end - Place);
        Next = end == text.Length ? end : end + (text[end] == '\r' ? 2 : 1);
        return end < text.Length;
    }

    private void SkipEmptyLines()
    {
        emptyLines = 0;
        while (true)
        {
            column = 0;
            while (column < indent && Place < text.Length && text[Place] == ' ')
            {
                column++;
            }

            if (Place == text.Length || text[Place] is not ('\n' or '\r'))
            {
                return;
            }

            Next = End = Place + (text[Place] == '\r' ? 2 : 1);
            emptyLines++;
        }
    }
}
