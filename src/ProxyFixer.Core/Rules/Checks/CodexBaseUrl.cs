using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>A baseUrl that is no address of the Codex back end.</summary>
public sealed class CodexBaseUrl : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject) => subject switch
    {
        LateFileSubject { Kind: SubjectKind.Config } config => CheckConfig(config),
        ModelsCacheSubject cache => CheckCache(cache),
        _ => [],
    };

    private static IEnumerable<CheckResult> CheckConfig(LateFileSubject subject)
    {
        foreach (var provider in subject.Config is { } config ? ProviderEntry.Of(config) : [])
        {
            if (Wrong((provider.Block.Find("baseUrl")?.Value as ScalarNode)?.AsString, subject.Release) is { } fails)
            {
                yield return new(fails.Value == Answer.Yes ? Case.Fails : null, provider.Find("baseUrl"), ("provider", provider.Name), ("reason", fails.Reason));
            }
        }
    }

    // What the config says counts, and is judged there.
    private static IEnumerable<CheckResult> CheckCache(ModelsCacheSubject subject)
    {
        var counts = subject.Gateway.Release.CacheAddressCounts;
        foreach (var (provider, address, where) in subject.Addresses.DistinctBy(one => (one.Provider, one.Address)))
        {
            if (subject.Gateway.Late.Config?.At("models", "providers", provider, "baseUrl") is null && Wrong(address, subject.Gateway.Release) is { } fails)
            {
                yield return new(
                    CaseOf(fails.Value, counts.Value, subject.Gateway.UsesCodex), where,
                    ("provider", provider), ("reason", (counts.Value == Answer.No ? counts : fails).Reason));
            }
        }
    }

    private static string CaseOf(Answer fails, Answer counts, bool? usesCodex) =>
        usesCodex == false || fails == Answer.No || counts == Answer.No ? Case.KeptHarmless
        : fails == Answer.Yes && counts == Answer.Yes ? Case.KeptFails
        : Case.Kept;

    private static Fact<Answer>? Wrong(string? address, OpenClawRelease release) =>
        address is not null && OpenClawRelease.AddressForm(address) is var form and not CodexAddressForm.Right ? release.FailsWith(form) : null;

    private static class Case
    {
        public const string Fails = "fails";
        public const string Kept = "kept";
        public const string KeptFails = "kept-fails";
        public const string KeptHarmless = "kept-harmless";
    }
}
