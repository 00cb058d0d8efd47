namespace ProxyFixer.Formats.Shell;

/// <content>Redirections and here-documents.</content>
internal sealed partial class ShellReader
{
    private static readonly string[] Redirections = ["<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">"];
    private readonly List<(string Delimiter, bool StripsTabs, bool IsQuoted, int Start)> hereDocuments = [];

    private string RedirectionAt()
    {
        var rest = text.AsSpan(at);
        foreach (var redirection in Redirections)
        {
            if (rest.StartsWith(redirection, StringComparison.Ordinal))
            {
                return redirection;
            }
        }

        return "<";
    }

    private void ReadRedirection(string redirection)
    {
        if (top.Redirection.Length > 0 || top.Expect is not (Expect.Command or Expect.Separator))
        {
            Fail(at, "a redirection stands where none can be");
            return;
        }

        top.CommandStart = top.CommandStart < 0 ? at : top.CommandStart;
        (top.Redirection, top.HasRedirection) = (redirection, true);
        at += redirection.Length;
    }

    private void AcceptRedirectionTarget(ShellWord target)
    {
        var redirection = top.Redirection;
        top.Redirection = "";
        if (redirection is "<<" or "<<-")
        {
            hereDocuments.Add((Delimiter(target), redirection == "<<-", target.Has(WordTraits.Quoted), target.Span.Start));
        }
        else if (!redirection.EndsWith('&') && redirection != "<<<")
        {
            top.HasRiskyRedirection |= target.Literal(text) != "/dev/null";
        }
    }

    /// <summary>The word that ends a here-document: quotes are taken off, nothing is expanded.</summary>
    private string Delimiter(ShellWord target) =>
        target.Literal(text) ?? WithoutQuotes(target).Replace("\\", "", StringComparison.Ordinal);

    /// <summary>Passes over the here-documents that the line before has announced.</summary>
    private void ReadHereDocuments()
    {
        var first = Math.Min(firstHereDocument, hereDocuments.Count);
        var ended = first;
        while (ended < hereDocuments.Count && SkipHereDocument(hereDocuments[ended]))
        {
            ended++;
        }

        hereDocuments.RemoveRange(first, ended - first);
    }

    /// <summary>Index of the first here-document that was announced inside the innermost substitution.</summary>
    private int firstHereDocument;

    private bool SkipHereDocument((string Delimiter, bool StripsTabs, bool IsQuoted, int Start) document)
    {
        var (isContinued, body) = (false, at);
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var line = text.AsSpan(at, length < 0 ? text.Length - at : length);
            at = length < 0 ? text.Length : at + length + 1;
            var content = document.StripsTabs ? line.TrimStart('\t') : line;
            if (!isContinued && content.SequenceEqual(document.Delimiter))
            {
                TouchExpanded(document.IsQuoted, body);
                return true;
            }

            isContinued = !document.IsQuoted && (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
        }

        TouchExpanded(document.IsQuoted, body);
        return false;
    }

    /// <summary>An expansion in a here-document can assign too.</summary>
    private void TouchExpanded(bool isQuoted, int body)
    {
        var parameter = isQuoted ? -1 : text.AsSpan(body, at - body).IndexOf("${");
        for (var from = body; parameter >= 0; parameter = text.AsSpan(from, at - from).IndexOf("${"))
        {
            from += parameter + 2;
            TouchParameter(from);
        }

        var arithmetic = isQuoted ? -1 : text.AsSpan(body, at - body).IndexOf("$((");
        if (arithmetic >= 0)
        {
            TouchAssigned(body + arithmetic, at);
        }
    }

    private void AddHereDocumentError()
    {
        if (hereDocuments.Count > 0)
        {
            errors.Add(new(new(hereDocuments[0].Start, 0), "the here-document is never ended, all below belongs to it", IsFatal: false));
        }
    }
}
