using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Proof;

/// <summary>Which authorities Node trusts beside its own: a proxy that looks into TLS needs one.</summary>
/// <param name="host">The machine.</param>
internal sealed class TrustCheck(Host host)
{
    private const string Name = "trust";

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="user">Who it runs as; null where that is unknown.</param>
    /// <returns>The check.</returns>
    public Check Run(Gateway gateway, UserAccount? user)
    {
        var environment = gateway.Environment;
        if (gateway.Service.Container is not null)
        {
            return Check.NotChecked(Name, "it runs in a container, whose files are not looked at");
        }

        var files = new[] { TrustedFile.Extra }.Concat(ReadsSystemStore(gateway) ? ["SSL_CERT_FILE"] : Array.Empty<string>())
            .Where(name => environment.GetValueOrDefault(name) is { Length: > 0 }).Select(name => Judge(TrustedFile.Find(name, gateway, user, host.Files))).ToArray();
        ImmutableArray<string> evidence = [.. files.SelectMany(file => file.Evidence), .. ReadsSystemStore(gateway) ? ["it also trusts what the system trusts"] : Array.Empty<string>()];
        return environment.GetValueOrDefault("NODE_TLS_REJECT_UNAUTHORIZED") == "0"
            ? Check.Failed(Name, "NODE_TLS_REJECT_UNAUTHORIZED is 0: Node accepts any certificate, so everybody on the way can read the tokens", "remove it, and name the proxy's authority in NODE_EXTRA_CA_CERTS") with { Evidence = evidence }
            : files.FirstOrDefault(file => file.Problem is not null) is { } bad ? Check.Failed(Name, bad.Problem!, bad.Next ?? $"put the authority's certificate there as PEM, or name the right file in {bad.Variable}") with { Evidence = evidence }
            : files.Length == 0 ? Check.Passed(Name, "Node trusts its own list of authorities; no other is added") with { Evidence = evidence }
            : Check.Passed(Name, $"the file of {files[0].Variable} can be used") with { Evidence = evidence };
    }

    private CertificateUse Judge(TrustedFile file)
    {
        var (variable, shown) = (file.Variable, file.Shown);
        var problem = (file.Problem ?? file.NotKnown) is { } said ? $"{variable} names {shown}, {said}" : null;
        if (file.Certificates is not { } held)
        {
            return new(variable, problem, []) { Next = file.ClosedTo is { } name ? $"let {name} read it (chmod, or a place that he may enter)" : null };
        }

        var now = host.Clock.GetUtcNow();
        var valid = held.Certificates.Count(one => one.From <= now && now < one.Until);
        var ended = held.Certificates.Where(one => one.Until <= now).Select(one => one.Until).ToArray();
        ImmutableArray<string> evidence = [$"{variable}={shown}: {Count(held.Certificates.Length, "certificate")}{(held.Certificates.Length == 0 ? "" : $", {valid.ToString(CultureInfo.InvariantCulture)} valid today")}"];
        return problem is not null ? new(variable, problem, evidence)
            : valid == 0 ? new(variable, $"no certificate of {shown} ({variable}) is valid today{(ended.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; the last one ran out on {ended.Max():yyyy-MM-dd}"))}", evidence)
            : new(variable, null, evidence);
    }

    // Node's own list is replaced by OpenSSL's store, or added to: nodejs.org, "Command-line API".
    private static bool ReadsSystemStore(Gateway gateway)
    {
        NodeOptionsVariable.Split(gateway.Environment.GetValueOrDefault("NODE_OPTIONS", ""), out var options);
        return gateway.Command.Options.Concat(options).Any(option => option is "--use-openssl-ca" or "--use-system-ca") || gateway.Environment.GetValueOrDefault("NODE_USE_SYSTEM_CA") == "1";
    }

    private static string Count(int number, string noun) => number == 0 ? $"no {noun}" : string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private sealed record CertificateUse(string Variable, string? Problem, ImmutableArray<string> Evidence)
    {
        public string? Next { get; init; }
    }
}
