using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A service file or a drop-in of one (<c>systemd-unit</c>).</summary>
/// <remarks>
/// Read as <c>{section:[{"key","value","line"}]}</c>: a section that appears twice is one list. A change sets a variable of
/// <c>Environment=</c> in <c>[Service]</c>. D-Bus has files of the same name ending; their section tells them apart.
/// </remarks>
/// <param name="dialect">The kind of file; null for a service or a drop-in of one.</param>
public sealed class SystemdUnitFormat(UnitDialect? dialect = null) : IFormat
{
    private readonly UnitDialect dialect = dialect ?? UnitDialect.Service;

    /// <inheritdoc/>
    public string Kind => dialect.Kind;

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) => dialect.Claims(path, head);

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var sections = new Dictionary<string, ChunkedBuilder<Node>>(StringComparer.Ordinal);
        var errors = new List<SyntaxError>();
        var lines = new LineCounter(text.Text);
        var reader = new UnitReader(text, SystemdVersion.Default, dialect);
        while (reader.Next() is { } assignment)
        {
            UnitErrors.AddOfWords(assignment, dialect, errors);
            ref var section = ref CollectionsMarshal.GetValueRefOrAddDefault(sections, assignment.Section, out _);
            (section ??= new()).Add(new LineNode(text.Text, assignment, lines.LineOf(assignment.KeySpan.Start)));
        }

        return new(text, this, Root(text, reader.Sections, sections), UnitErrors.Of(reader, errors));
    }

    private static ObjectNode Root(SourceText text, List<UnitSection> headers, Dictionary<string, ChunkedBuilder<Node>> sections)
    {
        var whole = new TextSpan(0, text.Text.Length);
        var members = headers.DistinctBy(header => header.Name, StringComparer.Ordinal)
            .Select(header => new Member(header.Name, header.Span, new ListNode(whole, sections.GetValueOrDefault(header.Name)?.ToImmutable() ?? [])));
        return new(whole, [.. members]);
    }

    /// <inheritdoc/>
    public IEnumerable<NamedValue> Values(Document document) => UnitValues.Of(UnitFile.Parse(document.Text, SystemdVersion.Default, dialect));

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => LineComments.Find(text.Text, "#;");

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) => new UnitEnvironmentWriter(document.Text, dialect).Set(path.Name, value);

    // Makes its three members when they are looked at: too much to keep of every line of a large file.
    private sealed record LineNode : ObjectNode
    {
        private readonly string key;
        private readonly TextSpan keySpan;
        private readonly int line;
        private readonly bool isJoined;
        private readonly string text;
        private readonly string? value;
        private readonly TextSpan valueSpan;

        public LineNode(string text, UnitAssignment assignment, int line)
            : base(assignment.Whole, [])
        {
            (key, keySpan, this.line) = (assignment.Key, assignment.KeySpan, line);
            valueSpan = assignment.Value.SourceSpan(0, assignment.Value.Length);
            this.text = text;

            // Only the first byte order mark of a file is skipped, which a line alone does not tell.
            var isMarked = text.AsSpan(Span.Start, Span.Length).Contains('\uFEFF');
            value = isMarked ? assignment.Value.ToString() : null;
            isJoined = !assignment.Value.IsContiguous;
        }

        public override ImmutableArray<Member> Members =>
        [
            new("key", keySpan, new ScalarNode(keySpan, key)),
            new("value", keySpan, value is null && !isJoined ? new ScalarNode(valueSpan, text, ScalarForm.InText) : new(valueSpan, value ?? Joined())),
            new("line", keySpan, new ScalarNode(keySpan, (double)line)),
        ];

        private string Joined()
        {
            var lines = new UnitLines(text.Substring(Span.Start, Span.Length));
            lines.MoveNext();
            var content = lines.Current;
            var equals = content.Span.IndexOf('=') + 1;
            return content.Slice(equals, content.Length - equals).Trim().ToString();
        }
    }

    // Assignments come in file order, so counting on from the last one is enough; only LF counts, as in SourceText.
    private sealed class LineCounter(string text)
    {
        private int at;
        private int line = 1;

        public int LineOf(int offset)
        {
            line += text.AsSpan(at, offset - at).Count('\n');
            at = offset;
            return line;
        }
    }
}
