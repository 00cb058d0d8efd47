namespace ProxyFixer.Tests.Formats.Yaml;

/// <summary>Changes texts at random, as somebody might who edits them in a hurry.</summary>
internal static class YamlMutation
{
    private static readonly string[] Pieces =
    [
        " ", "  ", "\n", "\n  ", "\n- ", "- ", ":", ": ", " #", "#", "'", "\"", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|", ">", "|-\n", ">+\n", "<<: *a", "\t", "\r\n", "? ", "---\n", "...\n", "%", "\\", "\\\n", "''", "a", "a: b", "$", "é", "-", "\n\n", "  # c\n", "!!str ", "[a, b]", "{a: b}", "\n a: ", ", ", "2",
    ];

    /// <summary>Changes a text at one to three places.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="random">What decides.</param>
    public static string Of(string text, Random random)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            text = Once(text, random);
        }

        return text;
    }

    private static string Once(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(1, 4));
        switch (random.Next(7))
        {
            case 0:
                return text.Remove(at, end - at);
            case 1:
                return text.Insert(at, text[at..end]);
            case 2:
                return text[..at];
            case 3 or 4:
                return text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            default:
                var lines = text.Split('\n').ToList();
                var (line, other) = (random.Next(lines.Count), random.Next(lines.Count));
                var moved = lines[line];
                if (random.Next(2) == 0)
                {
                    lines.RemoveAt(line);
                }

                lines.Insert(Math.Min(other, lines.Count), random.Next(3) switch { 0 => moved, 1 => "  " + moved, _ => moved.Length > 2 ? moved[2..] : moved });
                return string.Join('\n', lines);
        }
    }
}
