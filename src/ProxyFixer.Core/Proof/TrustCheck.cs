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
    private const string Extra = "NODE_EXTRA_CA_CERTS";

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

        var files = new[] { Extra }.Concat(ReadsSystemStore(gateway) ? ["SSL_CERT_FILE"] : Array.Empty<string>())
            .Where(name => environment.GetValueOrDefault(name) is { Length: > 0 }).Select(name => Judge(name, environment[name], gateway, user)).ToArray();
        ImmutableArray<string> evidence = [.. files.SelectMany(file => file.Evidence), .. ReadsSystemStore(gateway) ? ["it also trusts what the system trusts"] : Array.Empty<string>()];
        return environment.GetValueOrDefault("NODE_TLS_REJECT_UNAUTHORIZED") == "0"
            ? Check.Failed(Name, "NODE_TLS_REJECT_UNAUTHORIZED is 0: Node accepts any certificate, so everybody on the way can read the tokens", "remove it, and name the proxy's authority in NODE_EXTRA_CA_CERTS") with { Evidence = evidence }
            : files.FirstOrDefault(file => file.Problem is not null) is { } bad ? Check.Failed(Name, bad.Problem!, bad.Next ?? $"put the authority's certificate there as PEM, or name the right file in {bad.Variable}") with { Evidence = evidence }
            : files.Length == 0 ? Check.Passed(Name, "Node trusts its own list of authorities; no other is added") with { Evidence = evidence }
            : Check.Passed(Name, $"the file of {files[0].Variable} can be used") with { Evidence = evidence };
    }

    private CertificateUse Judge(string variable, string value, Gateway gateway, UserAccount? user)
    {
        var working = gateway.Service.WorkingFolder == "~" ? gateway.Home : gateway.Service.WorkingFolder;
        var path = MachinePath.Join(working, value);
        var shown = Diagnostics.Secrets.Mask(variable, value);
        if (host.Files.Status(path) is not { } status)
        {
            return host.Files.FindObstacle(path) is { } obstacle
                ? new(variable, $"{variable} names {shown}, which could not be looked at: {obstacle.Reason}", [])
                : new(variable, $"{variable} names {shown}, which does not exist; Node goes on without it", []);
        }

        return status.Type != FileType.File ? new(variable, $"{variable} names {shown}, which is no file", [])
            : user is not null && !FilePermissions.MayRead(path, host.Files.Resolve, host.Files.Status, host.Files.AccessList, user)
                ? new(variable, $"{variable} names {shown}, which {user.Name} may not read; Node goes on without it", []) { Next = $"let {user.Name} read it (chmod, or a place that he may enter)" }
            : host.Files.TryRead(path, out var reason) is not { } text ? new(variable, $"{variable} names {shown}, which was not read: {reason}", [])
            : Judge(variable, shown, CertificateFile.Read(text.Text));
    }

    private CertificateUse Judge(string variable, string shown, CertificateFile file)
    {
        var now = host.Clock.GetUtcNow();
        var valid = file.Certificates.Count(one => one.From <= now && now < one.Until);
        var ended = file.Certificates.Where(one => one.Until <= now).Select(one => one.Until).ToArray();
        ImmutableArray<string> evidence = [$"{variable}={shown}: {Count(file.Certificates.Length, "certificate")}{(file.Certificates.Length == 0 ? "" : $", {valid.ToString(CultureInfo.InvariantCulture)} valid today")}"];
        return file.Broken is { } place ? new(variable, $"certificate {place.ToString(CultureInfo.InvariantCulture)} of {shown} ({variable}) cannot be read; Node takes none from there on", evidence)
            : file.Certificates.IsEmpty ? new(variable, $"{shown} ({variable}) holds no certificate in PEM form; Node goes on without it", evidence)
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
