using System.Collections.Immutable;

namespace ProxyFixer.Diagnostics;

/// <summary>A subject's answer to "make it so": <see cref="Possible"/> or <see cref="Impossible"/>.</summary>
public abstract record FixProposal
{
    private FixProposal()
    {
    }

    /// <summary>It can be done.</summary>
    /// <param name="Changes">The files to change; at least one.</param>
    public sealed record Possible(ImmutableArray<FileChange> Changes) : FixProposal
    {
        /// <summary>How long it lasts, where OpenClaw will write the file anew: <c>until …</c>; null where it stays.</summary>
        public string? Lasts { get; init; }

        /// <summary>What else comes of it, a clause; null for nothing.</summary>
        public string? SideEffect { get; init; }

        /// <summary>The most that it can be trusted, whatever a rule says.</summary>
        public Applicability AtMost { get; init; } = Applicability.Safe;

        /// <summary>Makes the fix of a finding.</summary>
        /// <param name="title">What it does, in the imperative.</param>
        /// <param name="applicability">How far it can be trusted.</param>
        /// <returns>The fix; its title says how long it lasts.</returns>
        public Fix ToFix(string title, Applicability applicability) =>
            new((Lasts is null ? title : $"{title}, {Lasts}") + (SideEffect is null ? "" : $" ({SideEffect})"), applicability < AtMost ? applicability : AtMost, Changes);
    }

    /// <summary>It cannot be done here, or would not help.</summary>
    /// <param name="Reason">Why, in one sentence without a final full stop.</param>
    public sealed record Impossible(string Reason) : FixProposal;
}
