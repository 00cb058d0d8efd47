using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <summary>
/// Reads JSON5 to the letter of npm json5 2.2.3, the reader of every OpenClaw release from 2026.2.9 to 2026.9.6, in one pass and
/// without recursion: its own stack holds the containers that are open.
/// </summary>
internal ref partial struct Json5Parser
{
    private readonly string source;
    private readonly ReadOnlySpan<char> text;
    private readonly bool hasStrayBytes;
    private readonly List<Container> open = [];
    private readonly List<Member> members = [];
    private readonly List<Node> items = [];
    private readonly KeyCache keys = new();
    private readonly NumberCache numbers = new();
    private int at;
    private Expected expected;
    private Node? root;
    private SyntaxError? error;

    private Json5Parser(string source, bool hasStrayBytes)
    {
        this.source = source;
        text = source;
        this.hasStrayBytes = hasStrayBytes;
    }

    private enum Expected
    {
        Value,
        FirstOrNextItem,
        Name,
        Colon,
        BehindMember,
        BehindItem,
        End,
    }

    private readonly ref Container Innermost => ref CollectionsMarshal.AsSpan(open)[^1];

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The value, or what stood before the error (an empty scalar for nothing); the error or null.</returns>
    public static (Node Root, SyntaxError? Error) Read(SourceText text) => Read(text.Text, text.NotUtf8At is not null);

    /// <summary>Reads characters, for instance the head of a file.</summary>
    /// <param name="text">Any characters.</param>
    /// <param name="hasStrayBytes">Whether lone surrogates in it stand for bytes that are not UTF-8.</param>
    /// <returns>As the other overload.</returns>
    public static (Node Root, SyntaxError? Error) Read(string text, bool hasStrayBytes)
    {
        var parser = new Json5Parser(text, hasStrayBytes);
        parser.Run();
        while (parser.open.Count > 0)
        {
            parser.Close();
        }

        return (parser.root ?? new ScalarNode(new TextSpan(0, 0), null), parser.error);
    }

    private void Run()
    {
        while (SkipSpace() && Step())
        {
        }
    }

    private bool Step()
    {
        if (at == text.Length)
        {
            return expected != Expected.End && Fail(at);
        }

        return expected switch
        {
            Expected.Value => ReadValue(),
            Expected.FirstOrNextItem => text[at] == ']' ? CloseWith() : ReadValue(),
            Expected.Name => text[at] == '}' ? CloseWith() : ReadName(),
            Expected.Colon => Take(':', Expected.Value),
            Expected.BehindMember => text[at] == '}' ? CloseWith() : Take(',', Expected.Name),
            Expected.BehindItem => text[at] == ']' ? CloseWith() : Take(',', Expected.FirstOrNextItem),
            _ => Fail(at),
        };
    }

    private bool Take(char wanted, Expected next)
    {
        if (text[at] != wanted)
        {
            return Fail(at);
        }

        at++;
        expected = next;
        return true;
    }

    private bool Open(bool isObject)
    {
        open.Add(new Container { Start = at++, IsObject = isObject, First = isObject ? members.Count : items.Count });
        expected = isObject ? Expected.Name : Expected.FirstOrNextItem;
        return true;
    }

    private bool CloseWith()
    {
        at++;
        return Close();
    }

    private bool Close()
    {
        var container = open[^1];
        open.RemoveAt(open.Count - 1);
        var span = TextSpan.FromBounds(container.Start, at);
        return Accept(container.IsObject
            ? new ObjectNode(span, TakeFrom(members, container.First))
            : new ListNode(span, TakeFrom(items, container.First)));
    }

    private bool Accept(Node value)
    {
        if (open.Count == 0)
        {
            root = value;
            expected = Expected.End;
        }
        else if (Innermost is { IsObject: true } container)
        {
            members.Add(new Member(container.Name, container.NameSpan, value));
            expected = Expected.BehindMember;
        }
        else
        {
            items.Add(value);
            expected = Expected.BehindItem;
        }

        return true;
    }

    private bool AcceptScalar(int start, object? source, ScalarForm form = ScalarForm.Decoded)
    {
        var span = TextSpan.FromBounds(start, at);
        if (open.Count == 0 || Innermost is not { IsObject: true } container)
        {
            return Accept(new ScalarNode(span, source, form));
        }

        members.Add(new Member(container.Name, container.NameSpan, span, source, form));
        expected = Expected.BehindMember;
        return true;
    }

    private static ImmutableArray<T> TakeFrom<T>(List<T> list, int first)
    {
        var taken = CollectionsMarshal.AsSpan(list)[first..].ToArray();
        CollectionsMarshal.SetCount(list, first);
        return ImmutableCollectionsMarshal.AsImmutableArray(taken);
    }

    private struct Container
    {
        public int Start;
        public int First;
        public bool IsObject;
        public string Name;
        public TextSpan NameSpan;
    }
}
