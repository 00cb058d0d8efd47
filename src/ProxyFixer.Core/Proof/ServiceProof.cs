using System.Collections.Immutable;
using ProxyFixer.Gateways;

namespace ProxyFixer.Proof;

/// <summary>What was found out about one gateway.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Checks">In the order in which they are shown.</param>
public sealed record ServiceProof(Gateway Gateway, ImmutableArray<Check> Checks);
