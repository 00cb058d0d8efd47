using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The commands of the guides, as they stand there: on a checkout with files of a deployment, and a machine's files beside them.</summary>
public sealed partial class GuideTests : IDisposable
{
    /// <summary>Commands of other programs, and where they are tried.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["eng/release native oci"] = "Releases/ContainerImageTests, on request: it takes minutes",
        ["jq -n -f samples/ansible/merge.jq"] = "Releases/FleetTests, in the playbook",
        ["podman run"] = "Releases/ContainerImageTests unpacks the image: there is no podman",
    };

    private readonly TemporaryFolder folder = new();
    private readonly GitCheckout checkout;

    public GuideTests() => checkout = new(folder.Path + "/c", folder.Path);

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("ci.md", 3)]
    [InlineData("reports.md", 2)]
    [InlineData("baseline.md", 3)]
    [InlineData("checkouts.md", 6)]
    [InlineData("configuration.md", 1)]
    public void Its_commands_do_what_they_say(string guide, int count)
    {
        Prepare();
        var commands = Commands(File.ReadAllText(Path.Combine(Repository.Root, "docs", guide))).ToArray();
        Assert.Equal(count, commands.Length);
        foreach (var command in commands.Where(command => !Elsewhere.Keys.Any(other => command.StartsWith(other, StringComparison.Ordinal))))
        {
            Assert.StartsWith("proxyfixer ", command, StringComparison.Ordinal);
            var parts = command["proxyfixer ".Length..].Split(" < ");
            var run = CommandRun.Of(
                parts[0].Split(' '), Path.Combine(folder.Path, "c"), checkout.Environment, clock: FixedClock.Noon, input: parts.Length > 1 ? File.ReadAllText(Path.Combine(folder.Path, "c", parts[1])) : null);
            Assert.True(run.ExitCode is 0 or 1, $"{command} ends with {run.ExitCode}: {run.Error}");
            Assert.All(OutputFile().Matches(command).Select(match => match.Groups[1].Value), file => Assert.True(File.Exists(Path.Combine(folder.Path, "c", file)), file));
        }
    }

    // Blocks without a language are commands, but for one that shows a comment.
    private static IEnumerable<string> Commands(string text) => Block().Matches(text).Select(block => block.Groups[1].Value)
        .Where(block => !block.StartsWith('#')).SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private void Prepare()
    {
        DiskTree.Copy(Path.Combine(Repository.Root, "fixtures/reported-host/machine"), Directory.CreateDirectory(Path.Combine(folder.Path, "c/machine")).FullName);
        folder.Write("c/deploy/gateway.env", "HTTPS_PROXY=http://10.0.0.1:7890\n");
        folder.Write("c/draft", "HTTPS_PROXY=http://10.0.0.1:7890\n");
        checkout.Git("init", "-q", "-b", "main");
        checkout.Git("add", "deploy");
        checkout.Git("commit", "-qm", "1");
        checkout.Git("update-ref", "refs/remotes/origin/main", "HEAD");
    }

    [GeneratedRegex(@"(?<=\n\n)```\n(.*?)\n```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:--output (?:[a-z]+=)?|--write-baseline )(\S+)")]
    private static partial Regex OutputFile();
}
