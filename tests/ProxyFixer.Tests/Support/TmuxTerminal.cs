using System.Globalization;

namespace ProxyFixer.Tests.Support;

/// <summary>A real terminal with a shell in it: a tmux server of its own, ended with the test.</summary>
public sealed class TmuxTerminal : IDisposable
{
    private const string Server = "review";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder;
    private readonly Dictionary<string, string> environment;

    /// <summary>Starts it, or skips the test where there is no tmux.</summary>
    /// <param name="folder">Home, state folder and working folder; the socket lies there, too.</param>
    /// <param name="columns">Its width.</param>
    public TmuxTerminal(string folder, int columns)
    {
        ExternalTool.Require("tmux");
        ExternalTool.Require("bash");
        this.folder = folder;
        environment = BuiltProgram.Environment(folder);
        environment["TMUX_TMPDIR"] = folder;
        var start = Path.Combine(folder, "start");
        File.WriteAllText(start, "PS1='ready$ '\nHISTFILE=\n");
        Run("new-session", "-d", "-x", columns.ToString(CultureInfo.InvariantCulture), "-y", "100", $"bash --noprofile --rcfile {start} -i");
        try
        {
            WaitFor("ready$");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is on the screen; lines that the terminal broke itself are one line.</summary>
    public string Screen => Run("capture-pane", "-p", "-J");

    /// <summary>Types a command and Enter.</summary>
    public void Enter(string command)
    {
        Run("send-keys", "-l", command);
        Run("send-keys", "Enter");
    }

    /// <summary>Starts <c>fix</c> and waits for its first question.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="before">What stands before the command, such as variables.</param>
    public void Fix(string arguments, string before = "")
    {
        Run("send-keys", "-R"); // what an earlier run asked is not taken for this one's question
        Enter($"clear; {before} {string.Join(' ', BuiltProgram.Command)} fix {arguments}; echo status=$?");
        WaitFor("]?");
    }

    /// <summary>Presses a key, by tmux' name for it.</summary>
    public void Press(string key) => Run("send-keys", key);

    /// <summary>Makes the screen wider or narrower.</summary>
    public void Resize(int columns) => Run("resize-window", "-x", columns.ToString(CultureInfo.InvariantCulture));

    /// <summary>Keeps all that is written to the screen from now on, byte for byte.</summary>
    /// <returns>The file.</returns>
    public string Record()
    {
        var path = Path.Combine(folder, "recorded");
        Run("pipe-pane", $"cat >> {path}");
        return path;
    }

    /// <summary>Waits until a text is on the screen.</summary>
    public void WaitFor(string text, int times = 1)
    {
        for (var waited = TimeSpan.Zero; Screen.Split(text).Length - 1 < times; waited += TimeSpan.FromMilliseconds(50))
        {
            Assert.True(waited < Patience, $"'{text}' did not come:\n{Screen}");
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        var shell = Run("display-message", "-p", "#{pane_pid}").Trim();
        Run("kill-server");

        // What ran there still has the folder, which the test deletes next.
        for (var waited = TimeSpan.Zero; shell.Length > 0 && Directory.Exists("/proc/" + shell) && waited < Patience; waited += TimeSpan.FromMilliseconds(20))
        {
            Thread.Sleep(20);
        }
    }

    private string Run(params string[] arguments) =>
        ExternalTool.Run("tmux", ["-u", "-L", Server, "-f", "/dev/null", .. arguments], folder, environment).Output;
}
