using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>What a reader sees in a part of a file: a view over the text, never written back.</summary>
/// <param name="Span">The part of the text: UTF-16 units, zero-based, half-open.</param>
public abstract record Node(TextSpan Span);

/// <summary>Names with values, in the order of the file.</summary>
/// <param name="Span">From the first to behind the last character of the object.</param>
/// <param name="Members">In file order; a name may come twice, then <see cref="Find"/> takes the last.</param>
public record ObjectNode(TextSpan Span, ImmutableArray<Member> Members) : Node(Span)
{
    /// <summary>In file order; a name may come twice, then <see cref="Find"/> takes the last.</summary>
    /// <remarks>A format whose files have very many objects may make them when they are looked at.</remarks>
    public virtual ImmutableArray<Member> Members { get; } = Members;

    /// <summary>Looks a name up; of several the last one counts.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The member, or null.</returns>
    public Member? Find(string name)
    {
        var members = Members;
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (string.Equals(members[i].Name, name, StringComparison.Ordinal))
            {
                return members[i];
            }
        }

        return null;
    }

    /// <summary>The members that count: of several with one name the last.</summary>
    /// <returns>In file order.</returns>
    public IEnumerable<Member> Effective()
    {
        var last = new Dictionary<string, int>(Members.Length, StringComparer.Ordinal);
        for (var i = 0; i < Members.Length; i++)
        {
            last[Members[i].Name] = i;
        }

        return Members.Where((member, i) => last[member.Name] == i);
    }
}

/// <summary>Values in order.</summary>
/// <param name="Span">From the first to behind the last character of the list.</param>
/// <param name="Items">In file order.</param>
public sealed record ListNode(TextSpan Span, ImmutableArray<Node> Items) : Node(Span);

/// <summary>A value that only a running program knows (a shell's <c>$X</c>); shown as <c>{"$dynamic":true}</c>.</summary>
/// <param name="Span">Where the value stands.</param>
/// <param name="Mark">The name of the mark, <c>$dynamic</c> or <c>$not_string</c>.</param>
/// <param name="Detail">What to show behind the mark: a string, or null for <c>true</c>.</param>
public sealed record OpaqueNode(TextSpan Span, string Mark, string? Detail) : Node(Span);
