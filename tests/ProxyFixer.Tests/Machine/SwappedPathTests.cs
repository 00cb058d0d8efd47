using System.Diagnostics;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Machine;

/// <summary>While a file is read, somebody puts other things in its place as fast as they can.</summary>
public sealed class SwappedPathTests : IDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);
    private readonly TemporaryFolder folder = new();
    private readonly string root;

    public SwappedPathTests()
    {
        folder.Write("machine/home/claw/.env", "inside");
        folder.Write("outside/.env", "outside");
        root = Path.Combine(folder.Path, "machine");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("home/claw/.env", "outside/.env")] // the file
    [InlineData("home/claw", "outside")] // a folder above it
    public void A_link_that_is_swapped_in_never_leads_outside(string inside, string outside)
    {
        var place = Path.Combine(root, inside);
        Assert.True(WhileSwapping(place, null, Path.Combine(folder.Path, outside), files =>
        {
            var text = files.TryRead("/home/claw/.env", out _)?.Text;
            using var stream = files.TryOpen("/home/claw/.env");
            using var reader = stream is null ? null : new StreamReader(stream);
            Assert.True(text is null or "inside", text);
            Assert.NotEqual("outside", reader?.ReadToEnd());
            Assert.True(files.Status("/home/claw/.env") is null or { Size: 6 });
            Assert.All(files.LastChanged("/home/claw", name => name == ".env", 1), found => Assert.Equal(6, found.Status.Size));
            return text is not null;
        }) > 0);
    }

    [SkippableFact]
    public void A_pipe_that_is_swapped_in_is_neither_waited_for_nor_read()
    {
        ExternalTool.Require("mkfifo");
        var pipe = Path.Combine(folder.Path, "pipe");
        ExternalTool.Run("mkfifo", [pipe], "/");
        Assert.True(WhileSwapping(Path.Combine(root, "home/claw/.env"), pipe, null, files =>
        {
            var text = files.TryRead("/home/claw/.env", out var reason)?.Text;
            files.TryOpen("/home/claw/.env")?.Dispose();
            Assert.True(text is null ? reason is "it is no regular file" or "no such file" : text == "inside", text ?? reason);
            return text is not null;
        }) > 0);
    }

    [Fact]
    public void A_link_to_a_file_of_the_kernel_is_not_read()
    {
        folder.Link("machine/home/claw/now", "/proc/self/status");
        Assert.Null(new MachineFiles(root).TryRead("/home/claw/now", out _));
        Assert.Empty(new MachineFiles("/").ReadBytes("/proc/self/status"));
    }

    [Fact]
    public void A_folder_that_was_replaced_is_seen_after_forgetting()
    {
        var files = new MachineFiles(root);
        Assert.Equal("inside", files.Read("/home/claw/.env").Text);
        Directory.Move(Path.Combine(root, "home/claw"), Path.Combine(root, "home/former"));
        folder.Write("machine/home/claw/.env", "second");
        files.Forget();
        Assert.Equal("second", files.Read("/home/claw/.env").Text);
    }

    [Fact]
    public void More_folders_than_are_kept_open_can_be_walked_through()
    {
        for (var i = 0; i < 600; i++)
        {
            folder.Write($"machine/many/{i}/deep/f", $"{i}");
        }

        var files = new MachineFiles(root);
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < 1200; i++)
        {
            Assert.Equal($"{i % 600}", files.Read($"/many/{i % 600}/deep/../deep/f").Text);
        }

        Assert.True(Directory.GetFiles("/proc/self/fd").Length < before + 400);
    }

    // Puts another thing, or a link to a target, in the place; gives how often the reader saw the real thing.
    private int WhileSwapping(string place, string? other, string? target, Func<MachineFiles, bool> look)
    {
        using var stop = new CancellationTokenSource();
        var away = Path.Combine(folder.Path, "away");
        var isFolder = Directory.Exists(place);
        var swapping = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Move(place, away, isFolder);
                if (target is null)
                {
                    File.Move(other!, place);
                    File.Move(place, other!);
                }
                else
                {
                    File.CreateSymbolicLink(place, target);
                    File.Delete(place);
                }

                Move(away, place, isFolder);
            }
        });
        swapping.Start();
        var seen = 0;
        try
        {
            for (var time = Stopwatch.StartNew(); time.Elapsed < Duration;)
            {
                using var files = new MachineFiles(root);
                seen += look(files) ? 1 : 0;
                seen += look(files) ? 1 : 0; // with what it remembers
            }
        }
        catch (Exception)
        {
            stop.Cancel();
            swapping.Join();
            throw;
        }

        stop.Cancel();
        swapping.Join();
        return seen;
    }

    private static void Move(string from, string to, bool isFolder)
    {
        if (isFolder)
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }
}
