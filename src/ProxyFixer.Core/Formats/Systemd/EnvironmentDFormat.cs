using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A file of an environment.d folder (<c>environment-d</c>): the variables of all services of a user.</summary>
/// <remarks>A value that uses variables set elsewhere is not known from this file alone: <c>{"$dynamic":true}</c>.</remarks>
public sealed class EnvironmentDFormat : IFormat
{
    // Characters of expanded values: enough for any file that a system can use, whose environment is 2 MiB at most.
    private const int LeastBudget = 1 << 24;

    /// <inheritdoc/>
    public string Kind => "environment-d";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        path.EndsWith(".conf", StringComparison.Ordinal) && SystemdPaths.ParentName(path) is "environment.d";

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var members = new ChunkedBuilder<Member>();
        var values = new ValueReader(text.Text.Length);
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
        private readonly Dictionary<string, Member>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private readonly ValueStore expandedValues = new();
        private readonly EnvironmentExpansion expansion;
        private bool isKnown;

        // A value that repeats itself (A=$A:x) may double with each line. What is told of it must not grow beyond all bounds.
        private long budget;

        public ValueReader(int textLength)
        {
            budget = LeastBudget + (4L * textLength);
            lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
            expansion = new(Lookup);
        }

        public Member Read(in EnvironmentFileAssignment assignment)
        {
            if (!assignment.Characters.Contains('$'))
            {
                return known[assignment.Key] = assignment.Member;
            }

            if (Expand(assignment) is { } member)
            {
                return known[assignment.Key] = member;
            }

            known.Remove(assignment.Key);
            return new(assignment.Key, assignment.KeySpan, assignment.ValueSpan, "$dynamic", ScalarForm.Mark);
        }

        private Member? Expand(in EnvironmentFileAssignment assignment)
        {
            if (budget <= 0)
            {
                return null;
            }

            isKnown = true;
            var isInLimits = expansion.TryExpand(assignment.Characters, out var expanded);
            budget -= expanded.Length;
            return isInLimits && isKnown && budget > 0
                ? new(assignment.Key, assignment.KeySpan, assignment.ValueSpan, expandedValues, expandedValues.Add(expanded))
                : null;
        }

        private bool Lookup(ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
        {
            var isFound = lookup.TryGetValue(name, out var found);
            isKnown &= isFound;
            value = isFound ? found.Characters : default;
            return isFound;
        }
    }
}
