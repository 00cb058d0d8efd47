using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell;

/// <summary>What a shell file does.</summary>
/// <param name="Effects">In the order in which they happen.</param>
/// <param name="Errors">In file order.</param>
/// <param name="Slots">Places for a new command, in file order; empty unless they were asked for.</param>
internal sealed record ShellReading(
    IReadOnlyList<ShellEffect> Effects, ImmutableArray<SyntaxError> Errors, IReadOnlyList<ShellSlot> Slots);
