using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Plants a secret of its own in each place of <see cref="SecretPlaces"/>; no command shows one, whatever is broken.</summary>
public sealed partial class PlantedSecretTests : IDisposable
{
    // None has a form that gives it away: letters and digits, words of small letters, capitals, and what is encoded.
    private static readonly Func<int, string>[] Shapes =
    [
        number => FormattableString.Invariant($"Zq{number:000}Xhunter7"),
        number => FormattableString.Invariant($"zq{number:000}k9-hunter"),
        number => FormattableString.Invariant($"ZQ{number:000}HUNTER"),
        number => FormattableString.Invariant($"zQ{number:000}/hunter+Ab"),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly List<string> leaks = [];
    private string path = "";
    private int planted;

    public static TheoryData<string> Files => [.. SecretPlaces.All.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void No_command_shows_a_secret_of_any_place(string file)
    {
        var places = SecretPlaces.All[file];
        foreach (var (i, line) in places.Lines.Index())
        {
            Write(places, Plant(places.Above + line + "\n" + places.Below));
            Try(places, line, i + file.Length);
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nor_of_a_file_that_ends_too_early(string file)
    {
        var places = SecretPlaces.All[file];
        foreach (var line in places.Lines.Where((line, i) => (i + file.Length) % 4 == 0))
        {
            var text = Plant(places.Above + line + "\n" + places.Below);
            var end = Marker().Matches(text).Select(match => match.Index + match.Length).Last();
            Write(places, text[..end]);
            Run(line, "inspect", "--kind", places.Kind);
            Run(line, "lint", "--kind", places.Kind);
            Run(line, "set", places.Target + "=1", "--kind", places.Kind, "--dry-run");
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nor_of_a_file_that_is_taken_for_another_kind(string file)
    {
        var places = SecretPlaces.All[file];
        Write(places, Plant(places.Above + string.Join('\n', places.Lines) + "\n" + places.Below));
        foreach (var other in SecretPlaces.All.Values.DistinctBy(one => one.Kind))
        {
            Run(other.Kind, "inspect", "--kind", other.Kind);
            Run(other.Kind, "lint", "--kind", other.Kind);
            Run(other.Kind, "set", other.Target + "=1", "--kind", other.Kind, "--dry-run");
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    // The places are much the same for several kinds: each command and format comes to each of them once, not in every file.
    private void Try(SecretPlaces places, string line, int turn)
    {
        string[][] others =
        [
            ["lint", "--verbose"], ["diff", "--fail-on", "never", "--unsafe-fixes"], ["lint", "--format", "json"], ["inspect", "--resolve"], ["lint", "--format", "msbuild"], ["lint", "--format", "html"],
        ];
        Run(line, "inspect", "--format", turn % 2 == 0 ? "json" : "text", "--kind", places.Kind);
        Run(line, others[turn % others.Length][0], [.. others[turn % others.Length][1..], "--kind", places.Kind]);
        Run(line, "set", places.Target + "=1", "--kind", places.Kind, "--dry-run");
    }

    private void Run(string line, string command, params string[] more)
    {
        var run = CommandRun.Of([command, "--root", folder.Path, path, .. more], folder.Path);
        leaks.AddRange(
            from shown in (run.Output + run.Error).Split('\n')
            where Marker().IsMatch(shown)
            select $"{command} {string.Join(' ', more)}: {line.ReplaceLineEndings("\\n")}  SHOWS  {shown}");
    }

    private void Write(SecretPlaces places, string text)
    {
        path = "/m/" + places.Name;
        folder.Write("m/" + places.Name, text);
    }

    private string Plant(string text) =>
        Place().Replace(text, _ => Shapes[planted % Shapes.Length](planted++));

    [GeneratedRegex("@@(?!@@)")]
    private static partial Regex Place();

    [GeneratedRegex("zq[0-9]{3}[^ ]{0,3}?hunter", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();
}
