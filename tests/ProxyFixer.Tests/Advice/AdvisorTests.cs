using System.Collections.Immutable;
using ProxyFixer.Advice;
using ProxyFixer.Services;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Advice;

public sealed class AdvisorTests : IDisposable
{
    private const string Unit = "[Service]\nEnvironmentFile=-/etc/claw.env\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n";
    private const string Name = "openclaw-gateway.service";
    private const string Units = "/home/claw/.config/systemd/user/";
    private readonly TemporaryFolder folder = new();

    public AdvisorTests()
    {
        folder.Write("etc/passwd", "root:x:0:0::/root:/bin/sh\nclaw:x:1000:1000::/home/claw:/bin/sh\njo:x:1001:1001::/home/jo:/bin/sh\n");
        folder.Write(Units + Name, Unit);
        folder.Write("home/jo/.config/systemd/user/" + Name, Unit);
        folder.Write("etc/systemd/system/" + Name, "[Service]\nUser=jo\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n");
        folder.Write("usr/lib/node_modules/openclaw/package.json", "{\"name\":\"openclaw\",\"version\":\"2026.3.8\"}");
        folder.Write("usr/lib/node_modules/openclaw/dist/index.js", "");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("root", "systemctl --user -M claw@")]
    [InlineData("claw", "systemctl --user")]
    [InlineData("jo", "sudo systemctl --user -M claw@")]
    public void A_drop_in_is_read_anew_before_its_service_is_started_anew(string user, string systemctl)
    {
        // The drop-in is gone already: so it is after a restore.
        var block = Assert.Single(For(user, Units + Name + ".d/50-proxyfixer.conf"));
        Assert.Equal("systemd of the user claw", block.Title);
        Assert.Equal([$"{systemctl} daemon-reload", $"{systemctl} restart {Name}"], block.Commands.ToArray());
    }

    [Theory]
    [InlineData("root", "systemctl")]
    [InlineData("claw", "sudo systemctl")]
    public void The_system_is_told_by_root(string user, string systemctl)
    {
        var block = Assert.Single(For(user, "/etc/systemd/system/" + Name + ".d/x.conf"));
        Assert.Equal([$"{systemctl} daemon-reload", $"{systemctl} restart {Name}"], block.Commands.ToArray());
    }

    [Fact]
    public void Each_user_has_a_block_and_each_command_is_there_once()
    {
        var blocks = For("root", Units + Name + ".d/a.conf", Units + Name + ".d/b.conf", "/usr/lib/node_modules/openclaw/dist/index.js");
        Assert.Equal(["systemd of the user claw", "systemd of the user jo", "systemd of the system"], blocks.Select(block => block.Title));
        Assert.Equal(["systemctl --user -M jo@ restart " + Name], blocks[1].Commands.ToArray());
        Assert.Equal(AdviceBlock.Flatten(blocks), AdviceBlock.Flatten(blocks).Distinct());
        Assert.Equal(4, AdviceBlock.Flatten(blocks).Length);
        Assert.All(AdviceBlock.Write(blocks).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^  (# systemd of|systemctl )", line));
    }

    [Fact]
    public void What_systemd_does_not_keep_needs_no_reload()
    {
        Assert.All(For("root", "/etc/claw.env"), block => Assert.DoesNotContain(block.Commands, line => line.Contains("daemon-reload", StringComparison.Ordinal)));
        Assert.Equal(2, For("root", "/etc/claw.env").Length);
        Assert.Equal(["systemctl --user -M claw@ restart " + Name], Assert.Single(For("root", "/home/claw/.openclaw/.env")).Commands.ToArray());
        Assert.Contains("systemctl --user -M jo@ daemon-reload", AdviceBlock.Flatten(For("root", "/etc/environment")));
    }

    [Fact]
    public void What_nobody_is_known_to_read_is_a_comment_even_with_a_line_break_in_its_name() =>
        Assert.Equal(["# restart what reads /srv/a?rm -r b.env"], Assert.Single(For("root", "/srv/a\nrm -r b.env")).Commands.ToArray());

    // Looked at as the machine itself would be: --root would leave the commands to each user.
    private ImmutableArray<AdviceBlock> For(string user, params string[] changed) => new Advisor(
        new Host(new MachineFiles(folder.Path), HasRoot: false, ["/home/claw", "/home/jo"], ImmutableSortedDictionary<string, string>.Empty, WorkingFolder: null, TimeProvider.System),
        user).For(changed);
}
