using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>The answer of a format that was asked to change a value: <see cref="Edited"/> or <see cref="Refused"/>.</summary>
public abstract record EditResult
{
    private EditResult()
    {
    }

    /// <summary>The change as text edits.</summary>
    /// <param name="Edits">Do not overlap; empty where the value is already as wanted.</param>
    public sealed record Edited(ImmutableArray<TextEdit> Edits) : EditResult;

    /// <summary>There is no edit that keeps everything else as it is.</summary>
    /// <param name="Span">The place that prevents it.</param>
    /// <param name="Reason">Why, in one sentence without a final full stop; never a value that may be secret.</param>
    public sealed record Refused(TextSpan Span, string Reason) : EditResult;

    /// <summary>The value is already as wanted.</summary>
    public static EditResult Nothing { get; } = new Edited([]);

    /// <summary>Makes an answer of one edit.</summary>
    /// <param name="span">What is replaced.</param>
    /// <param name="newText">The replacement.</param>
    /// <returns>The answer.</returns>
    public static EditResult Replace(TextSpan span, string newText) => new Edited([new TextEdit(span, newText)]);
}
