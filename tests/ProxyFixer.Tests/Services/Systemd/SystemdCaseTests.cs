using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Tests.Services.Systemd;

public sealed class SystemdCaseTests
{
    private const string WrittenWhileStarting = "envfile/written-by-exec-start-pre";

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in SystemdCase.Names.Except([WrittenWhileStarting]))
        {
            foreach (var version in new[] { 252, 257, 262 })
            {
                cases.Add(name, version);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Service_starts_as_systemd_starts_it(string name, int version)
    {
        using var subject = new SystemdCase(name, version);
        Assert.Empty(subject.Differences(subject.Compute()));
    }

    public static TheoryData<string> CasesOnDisk() => [.. SystemdCase.Names.Except([WrittenWhileStarting]).Where(name =>
    {
        using var subject = new SystemdCase(name, 252);
        return !subject.NeedsRunningManager;
    })];

    [Theory]
    [MemberData(nameof(CasesOnDisk))]
    public void The_program_prints_what_systemd_gives(string name)
    {
        using var subject = new SystemdCase(name, 252);
        Assert.Empty(subject.Differences(subject.Ask()));
    }

    // Only the running command knows what it writes; the reader is told that the file may change.
    [Fact]
    public void A_file_that_a_command_of_the_service_names_is_pointed_out()
    {
        using var subject = new SystemdCase(WrittenWhileStarting, 252);
        var warning = Assert.Single(subject.Compute().Warnings);
        Assert.Equal(ServiceWarningKind.WrittenWhileStarting, warning.Kind);
        Assert.Equal(("/etc/systemd/system/openclaw-gateway.service", 4), (warning.Path, warning.Line));
    }
}
