using ProxyFixer.Formats.DotEnv;
using ProxyFixer.Tests.Formats.Assignments;

namespace ProxyFixer.Tests.Formats.DotEnv;

public class DotEnvCaseTests
{
    private static readonly DotEnvFormat Format = new();

    public static TheoryData<string> Readings => AssignmentCases.Names("dotenv-cases.json", _ => true);

    public static TheoryData<string> Edits => EditCases.Names("dotenv-");

    [Theory]
    [MemberData(nameof(Readings))]
    public void Reads_as_the_owner_of_the_file_does(string name) => AssignmentCases.CheckReading(Format, AssignmentCases.Find("dotenv-cases.json", name));

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edits_as_expected(string name) => EditCases.Check(Format, name);
}
