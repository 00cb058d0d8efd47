namespace ProxyFixer.Plans;

/// <summary>The lines of a text, each with its end, without a copy of any: patches and files may be large.</summary>
internal sealed class PatchLines
{
    private readonly string text;
    private readonly List<int> starts = [];

    /// <summary>Finds the lines.</summary>
    /// <param name="text">Any text; each LF ends a line.</param>
    public PatchLines(string text)
    {
        this.text = text;
        for (var start = 0; start < text.Length;)
        {
            starts.Add(start);
            var lf = text.IndexOf('\n', start);
            start = lf < 0 ? text.Length : lf + 1;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => starts.Count;

    /// <summary>A line with its end.</summary>
    /// <param name="index">Counts from 0.</param>
    public ReadOnlyMemory<char> this[int index] => text.AsMemory(starts[index], End(index) - starts[index]);

    /// <summary>The characters of some lines, ends included.</summary>
    /// <param name="from">The first line, from 0.</param>
    /// <param name="to">Behind the last line.</param>
    /// <returns>The characters; may be empty.</returns>
    public ReadOnlySpan<char> Range(int from, int to) => from >= to ? [] : text.AsSpan(starts[from], End(to - 1) - starts[from]);

    /// <summary>A line without its LF; a CR stays.</summary>
    /// <param name="index">Counts from 0.</param>
    /// <returns>The characters.</returns>
    public ReadOnlySpan<char> Content(int index) => this[index].Span.TrimEnd('\n');

    /// <summary>Tells how a line begins; false behind the last line.</summary>
    /// <param name="index">Counts from 0.</param>
    /// <param name="start">The characters.</param>
    /// <returns>True where there is such a line and it begins so.</returns>
    public bool Begins(int index, string start) => index < Count && this[index].Span.StartsWith(start, StringComparison.Ordinal);

    private int End(int index) => index + 1 < starts.Count ? starts[index + 1] : text.Length;
}
