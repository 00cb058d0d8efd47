using ProxyFixer.Rules.Files;
using ProxyFixer.Subjects;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Subjects;

/// <summary>That the catalog of facts is whole, and its page as new as it is.</summary>
public sealed class FactCatalogTests
{
    [Fact]
    public void Every_fact_of_the_catalog_is_listed()
    {
        var stated = typeof(FactCatalog).GetProperties().Where(property => typeof(FactName).IsAssignableFrom(property.PropertyType))
            .Select(property => ((FactName)property.GetValue(null)!).Name);
        Assert.Empty(stated.Except(FactCatalog.All.Select(fact => fact.Name)));
        Assert.Distinct(FactCatalog.All.Select(fact => fact.Name));
    }

    [Fact]
    public void A_subject_has_no_fact_of_another_kind() =>
        Assert.Throws<InvalidOperationException>(() => new FactSheet(SubjectKind.Config).Add(FactCatalog.ExecStart, "node"));

    [Theory]
    [InlineData("Environment.HTTPS_PROXY", "Environment.NAME")]
    [InlineData("Config.proxy.enabled", "Config.proxy.NAME")]
    [InlineData("OpenClaw.NeedsSwitch.Reason", "OpenClaw.NeedsSwitch.Reason")]
    [InlineData("Environment.", null)]
    [InlineData("Enviroment.HTTPS_PROXY", null)]
    [InlineData("HasProxy.Reason", null)]
    public void A_dotted_name_is_found(string path, string? name) => Assert.Equal(name, FactCatalog.Find(path)?.Name);

    [Fact]
    public void The_page_names_every_fact() => Golden.Check(
        Path.Combine(Repository.Root, "docs/facts.md"),
        "# Facts\n\nWhat a rule file can ask about, by the kind of subject that it names. Names are case-sensitive; `NAME` stands for any variable or header.\nA fact that is not known is absent, unless it says `unknown`. Made of the catalog by the tests (UPDATE_GOLDEN=1).\n"
        + string.Concat(SubjectWords.Kinds.Select(kind => Section(kind.Key, FactCatalog.All.Where(fact => fact.Kinds.Contains(kind.Value))))));

    private static string Section(string word, IEnumerable<FactName> facts) => !facts.Any() ? ""
        : $"\n## `{word}`\n\n| fact | value | meaning |\n|---|---|---|\n"
            + string.Concat(facts.Select(fact => $"| `{fact.Name}` | {fact.Type} | {fact.Meaning} |\n"));
}
