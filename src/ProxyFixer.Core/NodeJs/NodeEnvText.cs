using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.NodeJs;

/// <summary>An assignment in a file of <c>--env-file</c>.</summary>
/// <param name="Name">The name, without <c>export</c>.</param>
/// <param name="Value">The value, without quotes.</param>
/// <param name="NameSpan">Where the name stands.</param>
public sealed record NodeEnvAssignment(string Name, string Value, TextSpan NameSpan);

/// <summary>Reads a file of <c>--env-file</c> as Node's own parser does, which is another one than npm dotenv.</summary>
/// <remarks>Source: util.parseEnv of 22.22.0, 24.14.0 and 26.10.0, which agree (tests/ProxyFixer.Tests/Data/node-env-file.json).</remarks>
public sealed class NodeEnvText
{
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    // CR is nothing to Node, wherever it stands; offsets lead back to the file.
    private readonly string text;
    private readonly ImmutableArray<int> offsets;
    private int at;

    private NodeEnvText(string file)
    {
        offsets = [.. Enumerable.Range(0, file.Length).Where(i => file[i] != '\r')];
        text = file.Replace("\r", "", StringComparison.Ordinal);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="file">Any text.</param>
    /// <returns>The assignments in file order; of one name the last counts.</returns>
    public static ImmutableArray<NodeEnvAssignment> Read(string file)
    {
        var reader = new NodeEnvText(file);
        var found = ImmutableArray.CreateBuilder<NodeEnvAssignment>();
        for (reader.SkipBlanks(); reader.at < reader.text.Length; reader.SkipBlanks())
        {
            if (reader.ReadLine() is { } assignment)
            {
                found.Add(assignment);
            }
        }

        return found.ToImmutable();
    }

    private NodeEnvAssignment? ReadLine()
    {
        var (start, end) = (at, LineEnd(at));
        var equals = text.IndexOf('=', start, end - start);
        if (text[start] == '#' || equals <= start)
        {
            at = end;
            return null;
        }

        var written = text[start..equals].TrimEnd(Blanks);
        var name = written.StartsWith("export ", StringComparison.Ordinal) ? written["export ".Length..].TrimStart(Blanks) : written;
        at = equals + 1;
        return new(name, ReadValue(), new(offsets[start + written.Length - name.Length], name.Length));
    }

    // A value that is missing is one only where the line ends at once: behind a blank the next line is the value.
    private string ReadValue()
    {
        if (at < text.Length && text[at] != '\n')
        {
            SkipBlanks();
        }

        var (start, end) = (at, LineEnd(at));
        var close = at < text.Length && text[at] is '"' or '\'' or '`' ? text.IndexOf(text[at], at + 1) : -1;
        at = close < 0 ? end : LineEnd(close);
        return close < 0 ? Plain(text[start..end])
            : text[start] == '"' ? text[(start + 1)..close].Replace("\\n", "\n", StringComparison.Ordinal)
            : text[(start + 1)..close];
    }

    // A quote that is never closed keeps what looks like a comment.
    private static string Plain(string line) =>
        (line.Length > 0 && line[0] is '"' or '\'' or '`' ? line : line.Split('#', 2)[0]).Trim(Blanks);

    private int LineEnd(int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private void SkipBlanks()
    {
        while (at < text.Length && Blanks.Contains(text[at]))
        {
            at++;
        }
    }
}
