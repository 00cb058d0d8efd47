using ProxyFixer.Formats.Json5;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class Json5EditCaseTests
{
    private static readonly CaseFile MoreCases = new("json5-edit-more-cases.json");

    public static TheoryData<string> Names => EditCases.Names("json5-");

    public static TheoryData<string> MoreNames => MoreCases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_gives_the_expected_text_or_is_refused(string name) => EditCases.Check(new OpenClawConfigFormat(), name);

    [Theory]
    [MemberData(nameof(MoreNames))]
    public void A_further_edit_gives_the_expected_text_or_is_refused(string name) => EditCases.Check(new OpenClawConfigFormat(), MoreCases[name]);
}
