using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>What must not matter to a report: how folders are sorted, and an environment without a home.</summary>
public sealed class HardMachineTests : IDisposable
{
    private static readonly string Machine = Path.Combine(Repository.Root, "fixtures/two-profiles-two-installs/machine");
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Formats => [.. ReportCatalog.Names];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_order_in_which_folders_were_filled_does_not_matter(string format)
    {
        var files = Directory.EnumerateFiles(Machine, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var runs = new[] { files, [.. files.Reverse()] }.Select((order, i) =>
        {
            foreach (var file in order)
            {
                var target = Path.Combine(folder.Path, $"{format}{i}", "machine", Path.GetRelativePath(Machine, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            return CommandRun.Of(["lint", "--root", "machine", "--format", format, "--verbose"], Path.Combine(folder.Path, $"{format}{i}"), clock: FixedClock.Noon);
        }).ToArray();
        Assert.Equal(1, runs[0].ExitCode);
        Assert.Equal(runs[0], runs[1]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_environment_without_anything_in_it_is_enough(string format)
    {
        var run = CommandRun.Of(["lint", "--root", Machine, "--format", format], folder.Path, new Dictionary<string, string>(), clock: FixedClock.Noon);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("PXF0101", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_name_that_is_not_UTF8_is_told_of_and_not_passed_over()
    {
        var made = ExternalTool.Run("sh", ["-c", "mkdir -p \"srv/b$(printf '\\377')\" && : > \"srv/a$(printf '\\377').env\""], folder.Path);
        Assert.Equal((0, "", ""), made);
        var run = CommandRun.Of(["lint", "srv"], folder.Path);
        ExternalTool.Run("rm", ["-r", "srv"], folder.Path); // .NET cannot
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(2, (run.Output + run.Error).Split("its name is not UTF-8").Length - 1);
    }
}
