using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>In the place of any file or folder that is looked at there may be anything; the program goes on and ends with a status of its own.</summary>
public sealed class PlantedThingsTests
{
    public static TheoryData<string> Things => ["circle", "pipe", "folder", "long target", "file", "nothing"];

    [SkippableTheory]
    [MemberData(nameof(Things))]
    public void Whatever_lies_in_the_place_of_a_file_or_folder_the_run_ends_with_its_own_status(string thing)
    {
        if (thing == "pipe")
        {
            ExternalTool.Require("mkfifo");
        }

        using var machine = new ReportedMachine();
        var fixture = Path.Combine(Repository.Root, "fixtures/reported-host/machine");
        var places = Directory.EnumerateFileSystemEntries(machine.Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(machine.Root, path)).Order(StringComparer.Ordinal).ToArray();
        Assert.True(places.Length > 10);
        foreach (var place in places)
        {
            Plant(Path.Combine(machine.Root, place), thing);
            foreach (var command in new[] { "lint", "diff" })
            {
                var run = machine.Run(command);
                Assert.True(run.ExitCode is >= 0 and <= 3, $"{command} with {thing} at {place}: {run.ExitCode} {run.Error}");
            }

            Directory.Delete(machine.Root, recursive: true);
            Directory.CreateDirectory(machine.Root);
            DiskTree.Copy(fixture, machine.Root);
        }
    }

    [Fact]
    public void A_header_file_that_links_to_itself_is_named_as_not_read()
    {
        using var machine = new ReportedMachine();
        Plant(Path.Combine(machine.Root, ReportedMachine.Provider), "circle");
        var run = machine.Run("lint");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains(Path.GetFileName(ReportedMachine.Provider), run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("too many symbolic links", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static void Plant(string place, string thing)
    {
        if (Directory.Exists(place) && !File.GetAttributes(place).HasFlag(FileAttributes.ReparsePoint))
        {
            Directory.Delete(place, recursive: true);
        }
        else
        {
            File.Delete(place);
        }

        switch (thing)
        {
            case "circle":
                File.CreateSymbolicLink(place, Path.GetFileName(place));
                break;
            case "pipe":
                ExternalTool.Run("mkfifo", [place], "/");
                break;
            case "folder":
                Directory.CreateDirectory(place);
                break;
            case "long target":
                File.CreateSymbolicLink(place, string.Concat(Enumerable.Repeat("/" + new string('a', 300), 10)));
                break;
            case "file":
                File.WriteAllText(place, "x");
                break;
        }
    }
}
