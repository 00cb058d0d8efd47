using ProxyFixer.Formats.EtcEnvironment;
using ProxyFixer.Tests.Formats.Assignments;

namespace ProxyFixer.Tests.Formats.EtcEnvironment;

public class EtcEnvironmentCaseTests
{
    private static readonly EtcEnvironmentFormat Format = new();

    public static TheoryData<string> Readings => AssignmentCases.Names("shell-cases.json", e => e.GetProperty("format").GetString() == "environment");

    public static TheoryData<string> Edits => EditCases.Names("environment-");

    [Theory]
    [MemberData(nameof(Readings))]
    public void Reads_as_the_owner_of_the_file_does(string name) => AssignmentCases.CheckReading(Format, AssignmentCases.Find("shell-cases.json", name));

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edits_as_expected(string name) => EditCases.Check(Format, name);
}
