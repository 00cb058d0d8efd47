using System.Text;

namespace ProxyFixer.Tests.Formats.Yaml;

/// <summary>Writes documents of random shape in random styles; nearly all are right.</summary>
/// <param name="random">What decides.</param>
internal sealed class RandomYaml(Random random)
{
    private static readonly string[] Words = ["a", "image", "HTTPS_PROXY", "http://p:1/x#y", "1", "true", "null", "~", "-x", "a b  c", "é日", "x,y", "${A:-b}", "5.0", "x:y"];

    private readonly StringBuilder text = new();
    private readonly List<string> anchors = [];
    private int keys;

    /// <summary>Writes a file of one to three documents.</summary>
    public string Write()
    {
        var count = random.Next(1, 4);
        for (var i = 0; i < count; i++)
        {
            anchors.Clear();
            text.Append(i > 0 || Chance(3) ? "---" + End() : "");
            Collection(Chance(8) ? 2 : 0, 0);
            text.Append(Chance(10) && i == count - 1 ? "...\n" : "");
        }

        return Chance(5) ? text.ToString().Replace("\n", "\r\n", StringComparison.Ordinal) : text.ToString();
    }

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T One<T>(params ReadOnlySpan<T> all) => all[random.Next(all.Length)];

    private string End() => One("\n", "\n", "\n", " \n", " # c\n", "\n\n", "\n# c: d\n", "\n   # 'e\n");

    private void Collection(int indent, int level)
    {
        var isMap = level == 0 || Chance(2);
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            text.Append(' ', indent);
            Entry(isMap, indent, level);
        }
    }

    // The indentation of the first line is there already.
    private void Entry(bool isMap, int indent, int level)
    {
        if (isMap)
        {
            text.Append(Key()).Append(':');
            Value(indent, level, isBehindKey: true);
        }
        else if (level < 4 && Chance(4))
        {
            text.Append("- ");
            Entry(Chance(2), indent + 2, level + 1);
        }
        else
        {
            text.Append('-');
            Value(indent, level, isBehindKey: false);
        }
    }

    private string Key() => Chance(12) && anchors.Count > 0 ? "<<" : One("k", "'k", "\"k", "long key ") is var start && start[0] is '\'' or '"' ? $"{start}{keys++}{start[0]}" : $"{start}{keys++ % 40}";

    private void Value(int indent, int level, bool isBehindKey)
    {
        var properties = Properties();
        var inner = indent + random.Next(1, 4);
        switch (random.Next(level < 4 ? 10 : 7))
        {
            case 0:
                text.Append(properties).Append(End());
                break;
            case 1:
                text.Append(properties).Append(' ').Append(One("|", ">", "|-", ">-", "|+", ">+", "| # c")).Append('\n');
                Lines(inner);
                break;
            case 2:
                text.Append(properties).Append(' ');
                Flow(0);
                text.Append(End());
                break;
            case 3 when anchors.Count > 0:
                text.Append(" *").Append(One([.. anchors])).Append(End());
                break;
            case 4:
                text.Append(properties).Append(' ').Append(Several(inner)).Append(End());
                break;
            case < 7:
                text.Append(properties).Append(' ').Append(Single(isFlow: false)).Append(End());
                break;
            default:
                text.Append(properties).Append(End());
                Collection(isBehindKey && Chance(6) ? indent : inner, level + 1);
                break;
        }
    }

    private string Properties()
    {
        if (!Chance(8))
        {
            return "";
        }

        if (Chance(2))
        {
            return " " + One("!reset", "!!str", "!!int", "!x-y");
        }

        anchors.Add("n" + anchors.Count);
        return " &" + anchors[^1] + (Chance(4) ? " !t" : "");
    }

    private string Single(bool isFlow) => random.Next(4) switch
    {
        0 => "'" + One(Words).Replace("'", "''", StringComparison.Ordinal) + One("", "''s", " # no", ": ") + "'",
        1 => "\"" + One(Words) + One("", "\\n", "\\u00e9", "\\\"", " # no", ": ") + "\"",
        _ => One(Words) is var word && isFlow ? word.Replace(",", ";", StringComparison.Ordinal).Replace("{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal) : word,
    };

    private string Several(int indent)
    {
        var line = "\n" + (Chance(3) ? "\n" : "") + new string(' ', indent + random.Next(3));
        return random.Next(4) switch
        {
            0 => $"'one{line}two{line}three '",
            1 => $"\"one {line}two\\{line}three\"",
            _ => $"one{line}two {line}#three"[..^random.Next(7)],
        };
    }

    private void Lines(int indent)
    {
        for (var left = random.Next(4); left > 0; left--)
        {
            text.Append(One("", "", "", "\n", "\n\n")).Append(' ', indent + (Chance(4) ? 2 : 0)).Append(One("text", "a: b", "- c", "# d", "e\t")).Append('\n');
        }

        text.Append(One("", "", "\n"));
    }

    private void Flow(int level)
    {
        var isMap = Chance(2);
        text.Append(isMap ? '{' : '[').Append(One("", " ", "\n          "));
        for (var left = random.Next(4); left > 0; left--)
        {
            text.Append(isMap || Chance(6) ? One("k", "'k", "\"k") is var start && start.Length == 2 ? $"{start}{keys++}{start[0]}: " : $"{start}{keys++}: " : "");
            if (level < 3 && Chance(4))
            {
                Flow(level + 1);
            }
            else
            {
                text.Append(Chance(8) && anchors.Count > 0 ? "*" + One([.. anchors]) : Single(isFlow: true));
            }

            text.Append(left > 1 || Chance(4) ? One(",", ", ", ", # c\n          ", ",\n          ") : One("", " "));
        }

        text.Append(isMap ? '}' : ']');
    }
}
