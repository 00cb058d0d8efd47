using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>Mappings and lists that are told by indentation.</content>
internal sealed partial class YamlDirectReader
{
    // Those around the innermost one.
    private readonly Stack<Block> outer = new();

    private Block innermost = new(default, -1);

    // Where a value must follow that has not been seen yet: behind a colon, a dash or the start of a document. -1 where none must.
    private int awaitedAt = -1;

    // The column that everything in the innermost collection must be right of; -1 at the top.
    private int Indent => innermost.Column;

    /// <summary>A way of being indented.</summary>
    private enum BlockKind
    {
        /// <summary>Keys in one column.</summary>
        Map,

        /// <summary>Dashes in one column.</summary>
        List,

        /// <summary>Dashes in the column of the key they belong to.</summary>
        ListOfKey,
    }

    private bool ReadDocument()
    {
        tree.StartDocument();
        awaitedAt = at;
        do
        {
            var isOver = IsAtEnd || (at == lineStart && (IsMarker('-') || IsMarker('.')));
            CloseBlocks(isOver ? -1 : Column);
            if (isOver)
            {
                return awaitedAt < 0;
            }
        }
        while (ReadPart() && SkipBlank());

        return false;
    }

    private void CloseBlocks(int column)
    {
        while (Indent > column)
        {
            AddAwaited();
            CloseBlock();
        }
    }

    private void CloseBlock()
    {
        innermost = outer.Pop();
        tree.Close(TextSpan.FromBounds(tree.Innermost.Span.Start, tree.End));
    }

    // One key with its colon and what follows in the line, or one dash, or a value that stands in lines of its own.
    private bool ReadPart()
    {
        var isDash = text[at] == '-' && IsBlankAt(at + 1);
        if (Column == Indent)
        {
            return isDash ? ReadDash() : ReadNextKey();
        }

        if (awaitedAt < 0 || tree.Depth > MostLevels)
        {
            return false;
        }

        if (!isDash)
        {
            return ReadNode(mayBeKey: true);
        }

        Open(BlockKind.List);
        StartItem();
        return true;
    }

    private bool ReadDash()
    {
        if (innermost.Kind == BlockKind.Map)
        {
            if (awaitedAt < 0)
            {
                return false;
            }

            Open(BlockKind.ListOfKey);
        }
        else if (properties.Start >= 0)
        {
            return false; // the parser lets the empty item reach to behind this dash
        }

        AddAwaited();
        StartItem();
        return true;
    }

    private bool ReadNextKey()
    {
        AddAwaited();
        if (innermost.Kind == BlockKind.ListOfKey)
        {
            CloseBlock();
        }

        return innermost.Kind == BlockKind.Map && ReadScalar(out var scalar) && scalar.IsKey && ReadValue(scalar);
    }

    private void Open(BlockKind kind)
    {
        var span = new TextSpan(properties.Start >= 0 ? properties.Start : at, 0);
        tree.Open(kind == BlockKind.Map
            ? new YamlMap(span, properties.Anchor, properties.Tag, isFlow: false)
            : new YamlList(span, properties.Anchor, properties.Tag, isFlow: false));
        outer.Push(innermost);
        innermost = new(kind, Column);
        AwaitNothing();
    }

    private void StartItem()
    {
        at++;
        awaitedAt = at;
    }

    // A value that is not there: it is empty. One with an anchor or a tag reaches from that to the next part, blanks left out.
    private void AddAwaited()
    {
        if (awaitedAt >= 0 && properties.Start < 0)
        {
            tree.Add(new TextSpan(awaitedAt, 0));
        }
        else if (awaitedAt >= 0)
        {
            var span = YamlTree.Trimmed(text, TextSpan.FromBounds(properties.Start, at));
            ForgetComments(span.Start);
            tree.Add(new YamlScalar(span, properties.Anchor, properties.Tag, "", YamlStyle.Plain));
        }

        AwaitNothing();
    }

    // Adds a key that stands before its colon, and reads what follows in the line.
    private bool ReadValue(in ScannedScalar key)
    {
        Add(key);
        at = key.Next + 1;
        awaitedAt = at;
        return SkipToValue(out var isInLine) && (!isInLine || ReadNode(mayBeKey: false));
    }

    // Behind a colon or a property: a value may follow in the same line.
    private bool SkipToValue(out bool isInLine)
    {
        var start = at;
        SkipSpaces();
        isInLine = at < text.Length && text[at] is not ('\n' or '\r' or '#');
        at = isInLine ? at : start;
        return isInLine || FinishLine();
    }

    private readonly record struct Block(BlockKind Kind, int Column);
}
