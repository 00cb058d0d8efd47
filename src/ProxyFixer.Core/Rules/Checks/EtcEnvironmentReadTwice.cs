using ProxyFixer.Formats;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>A line of /etc/environment that a login and a service of the user read differently.</summary>
public sealed class EtcEnvironmentReadTwice : ICheck
{
    private static readonly string[] Names =
    [
        "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
        NodeSwitch.Variable, "NODE_OPTIONS", "NODE_EXTRA_CA_CERTS",
    ];

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not StartFileSubject { Document: { Format.Kind: "etc-environment" } document })
        {
            return [];
        }

        var services = (ObjectNode)FormatCatalog.OfKind("environment-d").Parse(document.Text).Root;
        return from login in ((ObjectNode)document.Root).Effective()
               let name = login.Name
               where Names.Contains(name) && login.Value is ScalarNode { Value: string }
               let service = services.Find(name)?.Value
               let value = ((ScalarNode)login.Value).AsString!
               where service is null ? value.Length > 0 : service is not ScalarNode { AsString: { } other } || other != value
               select new CheckResult(service is null ? null : Case.OtherValue, new Location(document.Text, login.NameSpan), ("variable", name));
    }

    private static class Case
    {
        public const string OtherValue = "other-value";
    }
}
