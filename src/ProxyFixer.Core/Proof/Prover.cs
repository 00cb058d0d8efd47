using ProxyFixer.Gateways;

namespace ProxyFixer.Proof;

/// <summary>Looks at what a gateway really does, beside what its files let expect.</summary>
/// <param name="host">The machine.</param>
/// <param name="login">Login name of who runs the program, for the commands that are advised; null where each user runs his own.</param>
public sealed class Prover(Host host, string? login)
{
    /// <summary>Whether secrets are shown.</summary>
    public bool ShowsAll { get; init; }

    /// <summary>Whether the real proxy and the real back end are asked, too.</summary>
    public bool GoesOnline { get; init; }

    /// <summary>Whether the agent takes one real turn, too.</summary>
    public bool TakesTurn { get; init; }

    /// <summary>Says what will be contacted outside of the machine.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <returns>Sentences without a full stop; none where nothing will be.</returns>
    public IEnumerable<string> Announce(Gateway gateway) =>
        new[] { GoesOnline ? OnlineCheck.Announce(gateway) : null, TakesTurn && !host.HasRoot ? TurnCheck.Announce(gateway) : null }.OfType<string>();

    /// <summary>Makes all checks.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <returns>The checks in the order in which they are shown.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    public ServiceProof Prove(Gateway gateway)
    {
        var owner = ServiceUser.Of(gateway, host);
        return new(
            gateway,
            [
                new ProcessCheck(host, login, ShowsAll).Run(gateway, owner),
                new RouteCheck(host).Run(gateway, owner),
                new HeaderCheck(host, ShowsAll).Run(gateway, owner),
                new SignInCheck(host).Run(gateway),
                new TrustCheck(host).Run(gateway, owner),
                .. GoesOnline ? [new OnlineCheck(host).Run(gateway, owner)] : Array.Empty<Check>(),
                .. TakesTurn ? [new TurnCheck(host).Run(gateway, owner)] : Array.Empty<Check>(),
            ]);
    }
}
