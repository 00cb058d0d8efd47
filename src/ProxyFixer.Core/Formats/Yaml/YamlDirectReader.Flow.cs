using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>What stands in <c>[]</c> and <c>{}</c>.</content>
internal sealed partial class YamlDirectReader
{
    private static readonly SearchValues<char> MayEndFlowPlain = SearchValues.Create(",[]{}:#\r\n");

    private readonly Stack<FlowKind> flows = new();

    private enum FlowKind
    {
        Map,
        List,

        /// <summary>A mapping without brackets, an item of a list: <c>[a: b]</c>.</summary>
        Pair,
    }

    private enum FlowState
    {
        /// <summary>An entry or item may come: behind a bracket or a comma.</summary>
        Start,

        /// <summary>Behind a key without a colon.</summary>
        Key,

        /// <summary>Behind a colon.</summary>
        Colon,

        /// <summary>Behind a whole entry or item.</summary>
        End,
    }

    private bool ReadFlow()
    {
        OpenFlow();
        var state = FlowState.Start;
        while (flows.Count > 0)
        {
            if (!SkipFlowBlank() || !ReadFlowPart(ref state))
            {
                return false;
            }
        }

        awaitedAt = -1;
        return true;
    }

    // The parser wants scalars further right than the block they are in; brackets may stand anywhere.
    private bool SkipFlowBlank()
    {
        for (; at < text.Length; at++)
        {
            if (text[at] is '\n' or '\r')
            {
                SkipLineEnd();
                at--;
            }
            else if (text[at] == '#' && (at == lineStart || text[at - 1] is ' ' or '\t'))
            {
                SkipComment();
                at--;
            }
            else if (text[at] is not (' ' or '\t'))
            {
                return text[at] is ']' or '}' || (Column > Indent && !IsMarker('-') && !IsMarker('.'));
            }
        }

        return false;
    }

    private void OpenFlow()
    {
        var isMap = text[at] == '{';
        var span = new TextSpan(properties.Start < 0 ? at : properties.Start, 0);
        tree.Open(isMap
            ? new YamlMap(span, properties.Anchor, properties.Tag, isFlow: true)
            : new YamlList(span, properties.Anchor, properties.Tag, isFlow: true));
        flows.Push(isMap ? FlowKind.Map : FlowKind.List);
        AwaitNothing();
        at++;
    }

    private bool ReadFlowPart(ref FlowState state)
    {
        var mayBegin = state == FlowState.Colon || (state == FlowState.Start && flows.Peek() == FlowKind.List);
        switch (text[at])
        {
            case '[' or '{' when mayBegin && tree.Depth <= MostLevels:
                OpenFlow();
                state = FlowState.Start;
                return true;
            case ']' or '}':
                return CloseFlow(ref state);
            case ',' when state != FlowState.Start:
                EndEntry(state);
                at++;
                state = FlowState.Start;
                return true;
            case '*' when mayBegin:
                state = FlowState.End;
                return ReadAlias(inFlow: true);
            default:
                return state is FlowState.Start or FlowState.Colon && ReadFlowScalar(ref state);
        }
    }

    private bool CloseFlow(ref FlowState state)
    {
        EndEntry(state);
        if ((flows.Pop() == FlowKind.Map) != (text[at] == '}'))
        {
            return false;
        }

        at++;
        tree.Close(TextSpan.FromBounds(tree.Innermost.Span.Start, at));
        state = FlowState.End;
        return true;
    }

    // The value of a key that has none is told to stand where the next comma or bracket does.
    private void EndEntry(FlowState state)
    {
        if (state is FlowState.Key or FlowState.Colon)
        {
            tree.Add(new TextSpan(at, 0));
        }

        if (flows.Peek() == FlowKind.Pair)
        {
            flows.Pop();
            tree.Close(TextSpan.FromBounds(tree.Innermost.Span.Start, tree.End));
        }
    }

    private bool ReadFlowScalar(ref FlowState state)
    {
        if (!(text[at] is '"' or '\'' ? ReadFlowQuoted(out var scalar) : ReadFlowPlain(out scalar)) || (scalar.IsKey && state == FlowState.Colon))
        {
            return false;
        }

        if (scalar.IsKey && flows.Peek() == FlowKind.List)
        {
            OpenPair();
        }

        var isKey = state == FlowState.Start && flows.Peek() != FlowKind.List;
        state = scalar.IsKey ? FlowState.Colon : isKey ? FlowState.Key : FlowState.End;
        Add(scalar);
        (at, lineStart) = (scalar.IsKey ? scalar.Next + 1 : scalar.Next, scalar.LineStart);
        return true;
    }

    // The parser puts its start at the start of the file; that is corrected only where it cannot be its bracket, anchor or tag.
    private void OpenPair()
    {
        tree.Open(new YamlMap(new(YamlTree.CanBeginFlow(text, origin) ? origin : at, 0), null, null, isFlow: true));
        flows.Push(FlowKind.Pair);
    }

    private bool ReadFlowQuoted(out ScannedScalar scalar)
    {
        if (!ReadQuoted(out scalar))
        {
            return false;
        }

        var next = BehindSpaces(scalar.Next);
        if (next == text.Length || text[next] != ':')
        {
            return true;
        }

        var isJson = next == scalar.Next && next + 1 < text.Length && text[next + 1] != ':';
        var isLong = scalar.LineStart != lineStart || next - at > LongestKey;
        scalar = scalar with { IsKey = true, Next = next };
        return !isLong && (isJson || IsBlankAt(next + 1));
    }

    private bool ReadFlowPlain(out ScannedScalar scalar)
    {
        scalar = default;
        if (!CanBeginPlain(at) || (text[at] == '-' && text[at + 1] is ',' or '[' or ']' or '{' or '}'))
        {
            return false;
        }

        for (var next = at; ; next++)
        {
            var length = text.AsSpan(next).IndexOfAny(MayEndFlowPlain);
            if (length < 0)
            {
                return false;
            }

            next += length;
            var isKey = text[next] == ':' && IsBlankAt(next + 1);
            if (text[next] == ':' && !isKey && text[next + 1] is ',' or '[' or ']' or '{' or '}')
            {
                return false;
            }

            if ((text[next] == ':' && !isKey) || (text[next] == '#' && text[next - 1] is not (' ' or '\t')))
            {
                continue;
            }

            var span = TextSpan.FromBounds(at, BehindLast(at, next));
            scalar = new(span, null, YamlStyle.Plain, isKey, isKey ? next : span.End, lineStart);
            return isKey ? next - at <= LongestKey && !text.AsSpan(at, span.Length).Contains('*') : text[next] is not ('\r' or '\n') || EndsInLine(next);
        }
    }

    // Plain scalars of several lines are left to the parser here.
    private bool EndsInLine(int lineEnd) =>
        NextLine(lineEnd, out var place, out _, out _) && place < text.Length && text[place] is ',' or ']' or '}' or '#';
}
