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
        target.Literal(text) ?? text.Substring(target.Span.Start, target.Span.Length).Replace("\"", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

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
        var isContinued = false;
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var line = text.AsSpan(at, length < 0 ? text.Length - at : length);
            at = length < 0 ? text.Length : at + length + 1;
            var content = document.StripsTabs ? line.TrimStart('\t') : line;
            if (!isContinued && content.SequenceEqual(document.Delimiter))
            {
                return true;
            }

            isContinued = !document.IsQuoted && (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
        }

        return false;
    }

    private void AddHereDocumentError()
    {
        if (hereDocuments.Count > 0)
        {
            errors.Add(new(new(hereDocuments[0].Start, 0), "the here-document is never ended, all below belongs to it", IsFatal: false));
        }
    }
}
