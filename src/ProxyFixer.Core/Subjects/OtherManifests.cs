using ProxyFixer.Formats.Kubernetes;

namespace ProxyFixer.Subjects;

/// <summary>ConfigMaps that a container takes and that stand in another of the files that were given: they are named, not joined.</summary>
/// <param name="context">What is looked at.</param>
internal sealed class OtherManifests(ScanContext context)
{
    /// <summary>Adds to a reason which file has what is missing.</summary>
    /// <param name="reason">A reason that may say "ConfigMap NAME".</param>
    /// <returns>The reason; the same where no file that was given has one of that name.</returns>
    public string Complete(string reason)
    {
        if (!reason.Contains("ConfigMap ", StringComparison.Ordinal))
        {
            return reason;
        }

        var found = from text in context.NamedFiles("kubernetes")
                    from name in ConfigMaps.Names(text)
                    where reason.Contains($"ConfigMap {name} ", StringComparison.Ordinal) || reason.Contains($"ConfigMap {name})", StringComparison.Ordinal)
                    select $"; {context.Host.Display(text.Path)} has ConfigMap {name}, and only those in the manifest's own file are put in";
        return reason + string.Concat(found.Distinct(StringComparer.Ordinal));
    }
}
