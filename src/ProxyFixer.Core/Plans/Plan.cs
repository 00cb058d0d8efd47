using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Plans;

/// <summary>A patch that was read: what <c>diff</c> printed, reviewed and edited by a person, or any unified diff.</summary>
public sealed class Plan
{
    internal Plan(PlanHeader? header, ImmutableArray<PlannedFile> files, ImmutableArray<PlanNote> notes) =>
        (Header, Files, Notes) = (header, files, notes);

    /// <summary>What was said about the whole plan; null for a patch of another tool.</summary>
    public PlanHeader? Header { get; }

    /// <summary>True where there is nothing to apply.</summary>
    public bool IsEmpty => Files.IsEmpty;

    /// <summary>The rules whose findings the plan fixed before a person edited it, each once.</summary>
    public ImmutableSortedSet<string> Rules =>
        [.. Notes.SelectMany(note => note.Reasons).Select(reason => reason.Id)];

    /// <summary>The files that are left to change, in order; one may come twice.</summary>
    internal ImmutableArray<PlannedFile> Files { get; }

    /// <summary>All comments about files, also those of files that a person took out.</summary>
    internal ImmutableArray<PlanNote> Notes { get; }

    /// <summary>Reads a patch.</summary>
    /// <param name="name">The patch as the user named it, for messages.</param>
    /// <param name="bytes">The patch.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ProxyFixerException">It is malformed, masked, or holds what cannot be applied: says where (exit status 2).</exception>
    public static Plan Read(string name, ReadOnlySpan<byte> bytes) =>
        new PlanReader(new(name), new(SourceText.FromBytes(name, bytes).Text)).Read();
}
