using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <content>Loops: what one sets may be set.</content>
internal sealed partial class ShellParser
{
    private void ReadLoop(Action readHeader, int start)
    {
        var first = log.Count;
        loops++;
        readHeader();
        if (PeekKeyword() == "{")
        {
            // bash and zsh
            at = keywordEnd;
            ReadGroup(start);
        }
        else
        {
            Close("do", start);
            ReadBody(start);
            Close("done", start);
        }

        // What a loop switches on counts for the commands before it in the next round.
        if (--loops == 0 && log.FindIndex(first, effect => effect.Kind is EffectKind.ExportAll or EffectKind.Freeze) >= 0)
        {
            log.AddRange(log[first..]);
        }
    }

    private void ReadForHeader()
    {
        var (words, raw) = (new List<string>(), new List<string>());
        SkipBlanks();
        if (CharAt(at) == '(' && CharAt(at + 1) == '(')
        {
            ReadArithmetic();
        }
        else if (ReadHeaderWord()?.Literal(text) is { } name && VariableName.IsPosix(name))
        {
            Add(new(EffectKind.Touch, name, IsCertain: false));
            (loopWords[name], loopPatterns[name]) = (words, raw);
        }

        SkipLines(isPlace: false);
        if (PeekKeyword() == "in")
        {
            at = keywordEnd;
            for (var word = ReadHeaderWord(); word is not null; word = ReadHeaderWord())
            {
                words.AddRange(word.Value.Literal(text) is { } literal ? [literal] : []);
                raw.Add(Raw(word.Value));
            }
        }

        SkipBlanks();
        at += CharAt(at) == ';' ? 1 : 0;
        SkipLines(isPlace: false);
    }
}
