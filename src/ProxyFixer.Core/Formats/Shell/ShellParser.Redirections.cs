namespace ProxyFixer.Formats.Shell;

/// <content>Redirections and here-documents.</content>
internal sealed partial class ShellParser
{
    private static readonly string[] Redirections = ["&>>", "&>", "<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">"];

    private List<(string Delimiter, bool StripsTabs, bool IsQuoted, int Start)> hereDocuments = [];

    /// <summary>Reads what stands behind a compound command.</summary>
    private void ReadRedirections()
    {
        for (SkipBlanks(); at < text.Length; SkipBlanks())
        {
            if (IsRedirection())
            {
                ReadRedirection();
            }
            else if (char.IsAsciiDigit(text[at]) || (text[at] == '{' && PeekKeyword().Length == 0))
            {
                var start = at;
                if (!IsDescriptor(ReadWord(isArgument: true)))
                {
                    Fail(start, "a word stands behind the end of a compound command");
                }
            }
            else
            {
                return;
            }
        }
    }

    private bool IsRedirection() => !IsProcessSubstitution() && (CharAt(at) is '<' or '>' || (CharAt(at) == '&' && CharAt(at + 1) == '>'));

    /// <summary>Reads a redirection.</summary>
    /// <returns>True where it can fail, and its command with it.</returns>
    private bool ReadRedirection()
    {
        var (start, redirection) = (at, Redirections.First(one => text.AsSpan(at).StartsWith(one, StringComparison.Ordinal)));
        at += redirection.Length;
        SkipBlanks();
        if (at >= text.Length || (ShellText.EndsWord(text[at]) && !IsProcessSubstitution()))
        {
            Fail(start, "a redirection has no target");
            return true;
        }

        var target = ReadWord(isArgument: true);
        if (redirection is "<<" or "<<-")
        {
            hereDocuments.Add((Delimiter(target), redirection == "<<-", target.Has(WordTraits.Quoted), target.Span.Start));
            return false;
        }

        var literal = target.Literal(text) ?? "?";
        return redirection != "<<<" && literal != "/dev/null" && !(redirection[^1] == '&' && literal is "0" or "1" or "2" or "-");
    }

    /// <summary>The word that ends a here-document: quotes are taken off, nothing is expanded.</summary>
    private string Delimiter(ShellWord target) =>
        target.Literal(text) ?? WithoutQuotes(target).Replace("\\", "", StringComparison.Ordinal);

    /// <summary>Passes over the here-documents that the line before has announced.</summary>
    private void ReadHereDocuments()
    {
        var ended = 0;
        while (ended < hereDocuments.Count && SkipHereDocument(hereDocuments[ended]))
        {
            ended++;
        }

        hereDocuments.RemoveRange(0, ended);
    }

    private bool SkipHereDocument((string Delimiter, bool StripsTabs, bool IsQuoted, int Start) document)
    {
        var (isContinued, body, isEnded) = (false, at, false);
        while (at < text.Length && !isEnded)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var line = text.AsSpan(at, length < 0 ? text.Length - at : length);
            at = length < 0 ? text.Length : at + length + 1;
            var content = document.StripsTabs ? line.TrimStart('\t') : line;
            isEnded = !isContinued && content.SequenceEqual(document.Delimiter);
            isContinued = !document.IsQuoted && (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
        }

        if (!document.IsQuoted)
        {
            TouchInHereDocument(body);
        }

        return isEnded;
    }

    /// <summary>An expansion in a here-document can assign too.</summary>
    private void TouchInHereDocument(int body)
    {
        var length = text.AsSpan(body, at - body).IndexOf("${");
        for (var from = body; length >= 0; length = text.AsSpan(from, at - from).IndexOf("${"))
        {
            from += length + 2;
            TouchParameter(from);
        }

        if (text.AsSpan(body, at - body).IndexOf("$((") >= 0)
        {
            TouchAssigned(body, at);
        }

        FlushExpanded();
    }

    private void AddHereDocumentError()
    {
        if (hereDocuments.Count > 0)
        {
            errors.Add(new(new(hereDocuments[0].Start, 0), "the here-document is never ended, all below belongs to it", IsFatal: false));
        }
    }
}
