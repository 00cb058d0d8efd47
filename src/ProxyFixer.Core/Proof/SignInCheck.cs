using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.SignIns;

namespace ProxyFixer.Proof;

/// <summary>Whether an agent is signed in to ChatGPT, by the dates of its auth profiles; the tokens are not looked at.</summary>
/// <param name="host">The machine.</param>
internal sealed class SignInCheck(Host host)
{
    private const string Name = "sign-in";

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <returns>The check.</returns>
    public Check Run(Gateway gateway)
    {
        if (gateway.IsNodeHost)
        {
            return Check.NotNeeded(Name, "a node host sends no request to a model");
        }

        var form = gateway.Release.AuthProfiles.Value;
        var stores = SignInStores.Read(host.Files, gateway.State, form);
        var check = Judge([.. stores.Found.Where(found => found.IsRead)], stores, gateway);
        return check with { Evidence = [.. check.Evidence, .. stores.NotRead.Select(one => $"{host.Display(one.Path)} was not read: {one.Reason}")] };
    }

    private Check Judge(ImmutableArray<SignIn> read, SignInStores stores, Gateway gateway)
    {
        var now = host.Clock.GetUtcNow();
        ImmutableArray<string> evidence = [.. read.Select(signIn => $"{host.Display(signIn.Path)}: {Words(signIn, now)}")];
        return read.Any(signIn => IsValid(signIn, now)) ? Check.Passed(Name, "there is a ChatGPT sign-in that is valid by its date") with { Evidence = evidence }
            : read.Any(signIn => signIn.CanRenew)
                ? Check.Passed(Name, "the ChatGPT sign-in has run out and is renewed with the next request") with { Evidence = [.. evidence, Renewal(gateway)] }
            : !read.IsEmpty ? Check.Failed(Name, "the ChatGPT sign-in has run out and cannot be renewed", "openclaw models auth login --provider " + Provider(gateway)) with { Evidence = evidence }
            : !stores.NotRead.IsEmpty ? Check.NotChecked(Name, "what holds the sign-ins could not be read")
            : !stores.Found.IsEmpty ? Misplaced(stores.Found[0], gateway)
            : gateway.UsesCodex == false ? Check.NotNeeded(Name, "the config uses no model of Codex")
            : Check.Failed(Name, $"no ChatGPT sign-in was found in {host.Display(gateway.State.Path)}", "openclaw models auth login --provider " + Provider(gateway));
    }

    private Check Misplaced(SignIn signIn, Gateway gateway) => Check.Failed(
        Name, $"the ChatGPT sign-in stands in {host.Display(signIn.Path)}, where this release does not look", "openclaw doctor --fix") with
    {
        Evidence = [gateway.Release.AuthProfiles.Reason],
    };

    private static bool IsValid(SignIn signIn, DateTimeOffset now) => signIn.Expires is null || signIn.Expires > now;

    private static string Renewal(Gateway gateway) => $"the renewal asks {new Uri(Gateway.OAuthAddress).Host}"
        + (gateway.Release.TokenRequestsFollow.Value == Answer.No ? ", and with this release not through the proxy of the environment (PXF0311)" : "");

    private static string Words(SignIn signIn, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{signIn.Provider}, ")
        + (signIn.Expires is not { } end ? "without a date" : string.Create(CultureInfo.InvariantCulture, $"{(end > now ? "valid until" : "ran out at")} {end:yyyy-MM-dd HH:mm} UTC"))
        + (signIn.CanRenew ? ", can be renewed" : ", without a token to renew it");

    private static string Provider(Gateway gateway) => (gateway.Release.CodexProvider.Value ?? ProviderNames.Former).Provider;
}
