using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.House;

/// <summary>Who may know whom: the folders stand in one line, and a file uses only folders that stand before its own, so that there are no circles.</summary>
public sealed partial class DependencyTests
{
    /// <summary>The line of docs/architecture.md. Behind the last one stand the files of the top folder, which join the stages.</summary>
    private static readonly string[] Line =
    [
        "Text", "YamlFiles", "Machine", "Tree", "NodeJs", "Diagnostics",
        "OpenClaw/Releases", "Formats", "OpenClaw/Installs", "OpenClaw/State", "OpenClaw/Sessions", "OpenClaw/SignIns", "OpenClaw/Headers", "OpenClaw/Preloads", "OpenClaw/Config", "OpenClaw/Late",
        "Services", "Settings", "Gateways", "Disk", "Backups", "Transactions", "Patches", "Advice", "Subjects",
        "Suppressions/Comments", "Rules", "Suppressions", "Baselines", "Fixes", "Reports", "Plans", "Review", "Verification", "Proof/Processes", "Proof/Node", "Proof", "Guard", "",
    ];

    private static readonly string Core = Path.Combine(Repository.Root, "src/ProxyFixer.Core");

    private static IEnumerable<string> Files =>
        from path in Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Core, path)
        where !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal)
        select file;

    [Fact]
    public void A_file_uses_only_folders_that_stand_before_its_own()
    {
        var wrong = from file in Files
                    let own = Place(Path.GetDirectoryName(file)!)
                    from used in Uses(file)
                    let other = Place(used)
                    where other > own
                    select $"{file} uses {used}, which stands behind {Line[own]} in the line";
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_line() => Assert.Equal(
        Line.Order(StringComparer.Ordinal),
        Files.Select(file => Line[Place(Path.GetDirectoryName(file)!)]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_manager_of_services_knows_no_other_one()
    {
        // Quadlet's units have systemd's grammar and become systemd's units (podman-systemd.unit(5)).
        var managers = new[] { "Compose", "Kubernetes", "Launchd", "Quadlet", "Systemd" };
        var wrong = from file in Files
                    from own in managers
                    where file.StartsWith($"Services/{own}/", StringComparison.Ordinal)
                    from other in managers
                    where other != own && (own, other) != ("Quadlet", "Systemd") && Uses(file).Contains("Services/" + other)
                    select $"{file} uses {other}";
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Grammars_know_nothing_of_who_starts_a_service() =>
        Assert.DoesNotContain(Files.Where(file => file.StartsWith("Formats/", StringComparison.Ordinal)).SelectMany(Uses), used => used.StartsWith("Services", StringComparison.Ordinal));

    [Fact]
    public void The_program_is_known_to_nobody() =>
        Assert.DoesNotContain(Files, file => File.ReadAllText(Path.Combine(Core, file)).Contains("ProxyFixer.Cli;", StringComparison.Ordinal));

    private static IEnumerable<string> Uses(string file) =>
        UsingLine().Matches(File.ReadAllText(Path.Combine(Core, file))).Select(match => match.Groups[1].Value.Replace('.', '/'));

    private static int Place(string folder)
    {
        for (var room = folder; ; room = room.Contains('/') ? room[..room.LastIndexOf('/')] : "")
        {
            if (Array.IndexOf(Line, room) is >= 0 and var place)
            {
                return place;
            }
        }
    }

    [GeneratedRegex(@"^using (?:static |\w+ = )?ProxyFixer\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
