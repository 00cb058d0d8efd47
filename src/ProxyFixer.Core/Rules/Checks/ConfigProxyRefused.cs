using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy section in the config of a release that has none: its schema is strict, and it refuses the whole config.</summary>
public sealed class ConfigProxyRefused : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config, Release: { Version: not null } release } || config.At("proxy") is null)
        {
            return [];
        }

        var known = release.ManagedProxy;
        return known is { Value.Keys.IsEmpty: true, IsExtrapolated: false } ? [new(config.FindName("proxy"), ("reason", known.Reason))] : [];
    }
}
