using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A service file or a drop-in of one (<c>systemd-unit</c>).</summary>
/// <remarks>
/// Read as <c>{section:[{"key","value","line"}]}</c>: a section that appears twice is one list. A change sets a variable of
/// <c>Environment=</c> in <c>[Service]</c>. D-Bus has files of the same name ending; their section tells them apart.
/// </remarks>
public sealed class SystemdUnitFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "systemd-unit";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        (path.EndsWith(".service", StringComparison.Ordinal) && !head.Contains("[D-BUS Service]", StringComparison.Ordinal))
        || (path.EndsWith(".conf", StringComparison.Ordinal)
            && (SystemdPaths.ParentName(path).EndsWith(".service.d", StringComparison.Ordinal) || SystemdPaths.ParentName(path) is "service.d"));

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var unit = UnitFile.Parse(text, SystemdVersion.Default);
        return new(text, this, () => Tree(unit), UnitErrors.Of(unit));
    }

    private static ObjectNode Tree(UnitFile unit)
    {
        var sections = new Dictionary<string, (TextSpan Header, ImmutableArray<Node>.Builder Lines)>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var section in unit.Sections)
        {
            if (sections.TryAdd(section.Name, (section.Span, ImmutableArray.CreateBuilder<Node>())))
            {
                order.Add(section.Name);
            }
        }

        var lines = new LineCounter(unit.Text.Text);
        foreach (var assignment in unit.Assignments)
        {
            sections[assignment.Section].Lines.Add(Line(assignment, lines.LineOf(assignment.KeySpan.Start)));
        }

        var whole = new TextSpan(0, unit.Text.Text.Length);
        var members = order.Select(name => new Member(name, sections[name].Header, new ListNode(whole, sections[name].Lines.ToImmutable())));
        return new(whole, [.. members]);
    }

    /// <inheritdoc/>
    public IEnumerable<NamedValue> Values(Document document) => UnitValues.Of(UnitFile.Parse(document.Text, SystemdVersion.Default));

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) => new UnitEnvironmentWriter(document.Text).Set(path.Name, value);

    private static ObjectNode Line(UnitAssignment assignment, int line)
    {
        var value = assignment.Value;
        return new(assignment.Whole,
        [
            new("key", assignment.KeySpan, new ScalarNode(assignment.KeySpan, assignment.Key)),
            new("value", assignment.KeySpan, new ScalarNode(value.SourceSpan(0, value.Length), value.ToString())),
            new("line", assignment.KeySpan, new ScalarNode(assignment.KeySpan, (double)line)),
        ]);
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
