using System.Text;
using ProxyFixer.Machine;
using ProxyFixer.Subjects;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Subjects;

public sealed class FolderWalkTests : IDisposable
{
    private const int Part = 64 * 1024;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(Part - 30)]
    [InlineData(Part - 9)]
    [InlineData(Part - 1)]
    [InlineData(Part)]
    [InlineData((2 * Part) - 40)]
    [InlineData((2 * Part) - 26)]
    [InlineData((2 * Part) - 3)]
    public void A_mark_counts_wherever_it_stands(int place)
    {
        folder.Write("mark.js", Filled(place) + "chatgpt-account-id" + Filled(3 * Part) + "new Headers" + Filled(9));
        folder.Write("function.js", Filled(place) + "buildOpenAIClientHeaders" + Filled(3 * Part));
        folder.Write("account.js", Filled(place) + "chatgpt-account-id" + Filled(3 * Part));
        folder.Write("headers.js", Filled(place) + "new Headers" + Filled(3 * Part));
        Assert.Equal(
            ["/account.js", "/function.js +", "/headers.js", "/mark.js +"],
            Walk(new MachineFiles(folder.Path)));
    }

    [Fact]
    public void Many_folders_come_in_one_order_whoever_looked_at_them()
    {
        for (var i = 0; i < 300; i++)
        {
            folder.Write($"a/{i % 60}/{i % 7}/{i}.js", i % 3 == 0 ? "headers.set('chatgpt-account-id', new Headers())" : "x");
        }

        var first = Walk(new MachineFiles(folder.Path));
        Assert.Equal(300, first.Length);
        Assert.Equal(100, first.Count(line => line.EndsWith('+')));
        for (var again = 0; again < 5; again++)
        {
            Assert.Equal(first, Walk(new MachineFiles(folder.Path)));
        }
    }

    [Fact]
    public void A_planned_text_counts_and_not_what_is_on_disk()
    {
        folder.Write("a.js", "x");
        var files = new MachineFiles(folder.Path).With(
            [SourceText.FromString("/a.js", "new Headers chatgpt-account-id"), SourceText.FromString("/new/b.js", "x"), SourceText.FromString("/c.env", "HTTPS_PROXY=x")]);
        Assert.Equal(["/a.js +", "/c.env +", "/new/b.js +"], Walk(files));
    }

    [Fact]
    public void What_is_no_code_and_of_no_format_is_not_met()
    {
        folder.Write("notes.md", "text");
        folder.Write("huge.js", "");
        using (var huge = File.OpenWrite(Path.Combine(folder.Path, "huge.js")))
        {
            huge.SetLength((16 * 1024 * 1024) + 1);
        }

        folder.Link("link.js", "notes.md");
        folder.Write(".git/config.js", "new Headers chatgpt-account-id");
        folder.Write("some.env", "A=1");
        Assert.Equal(["/some.env +"], Walk(new MachineFiles(folder.Path)));
    }

    [Fact]
    public void The_user_stops_a_walk()
    {
        using var stop = new CancellationTokenSource();
        for (var i = 0; i < 100; i++)
        {
            folder.Write($"{i}/a.js", "x");
        }

        using var files = new MachineFiles(folder.Path, stop.Token);
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => FolderWalk.Files(files, "/"));
    }

    [Fact]
    public void Names_are_in_the_order_of_their_bytes()
    {
        string[] names = ["", "a", "ab", "b", "é", "\uFFFD", "\uD83D\uDE00", "\uE000", "a\uFB01", "a\uD83D\uDE00"];
        Assert.All(names.SelectMany(_ => names, (a, b) => (a, b)), pair => Assert.Equal(
            Math.Sign(Encoding.UTF8.GetBytes(pair.a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(pair.b))),
            Math.Sign(Bytewise.Compare(pair.a, pair.b))));
    }

    private static string Filled(int length) => new(' ', length);

    private static string[] Walk(MachineFiles files) =>
        [.. FolderWalk.Files(files, "/").Select(file => file.MayMatter ? file.Path + " +" : file.Path)];
}
