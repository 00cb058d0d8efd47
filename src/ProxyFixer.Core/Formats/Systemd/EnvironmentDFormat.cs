using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A file of an environment.d folder (<c>environment-d</c>): the variables of all services of a user.</summary>
/// <remarks>A value that uses variables set elsewhere is not known from this file alone: <c>{"$dynamic":true}</c>.</remarks>
public sealed class EnvironmentDFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "environment-d";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        path.EndsWith(".conf", StringComparison.Ordinal) && SystemdPaths.ParentName(path) is "environment.d";

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var members = new ChunkedBuilder<Member>();
        var values = new ValueReader();
        var errors = new List<SyntaxError>();
        var reader = new EnvironmentFileReader(text.Text, SystemdVersion.Default.CommentsContinue);
        while (reader.Next(out var assignment))
        {
            if (EnvironmentFileErrors.Of(assignment, expands: true) is { } error)
            {
                errors.Add(error);
            }

            if (assignment.HasValue && EnvironmentWords.IsName(assignment.Key))
            {
                members.Add(values.Read(assignment));
            }
        }

        var isRejected = reader.Failure is { Message: null } || (reader.Failure is not null && reader.HasInvalidValue);
        var root = new ObjectNode(new(0, text.Text.Length), isRejected ? [] : members.ToImmutable());
        return new(text, this, root, EnvironmentFileErrors.Of(reader, errors, expands: true));
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => EnvironmentFileReader.Comments(text.Text);

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        new EnvironmentFileWriter(expands: true).Set(document.Text, path.Name, value);

    // Knows the variables of the lines before, as the file alone gives them.
    private sealed class ValueReader
    {
        private readonly Dictionary<string, Member> known = new(StringComparer.Ordinal);
        private readonly EnvironmentExpansion expansion;
        private bool isKnown;

        public ValueReader() => expansion = new(Lookup);

        public Member Read(in EnvironmentFileAssignment assignment)
        {
            if (Expand(assignment) is not { } member)
            {
                known.Remove(assignment.Key);
                return new(assignment.Key, assignment.KeySpan, new OpaqueNode(assignment.ValueSpan, "$dynamic", null));
            }

            return known[assignment.Key] = member;
        }

        private Member? Expand(in EnvironmentFileAssignment assignment)
        {
            if (!assignment.MayRefer)
            {
                return assignment.Member;
            }

            isKnown = true;
            var expanded = expansion.Expand(assignment.Value!);
            return expanded is not null && isKnown ? new(assignment.Key, assignment.KeySpan, new ScalarNode(assignment.ValueSpan, expanded)) : null;
        }

        private string? Lookup(string name)
        {
            isKnown &= known.TryGetValue(name, out var found);
            return (found.Value as ScalarNode)?.AsString;
        }
    }
}
