using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>A program that starts the command behind its own words.</summary>
/// <param name="Options">Its options that take their value from the next word.</param>
/// <param name="Operands">How many words of its own stand behind the options: <c>timeout 10 …</c>.</param>
/// <param name="Effect">What it does to what it starts, as the end of "it is started by NAME, which …"; null where the command gets the same environment and network.</param>
internal sealed record CommandWrapper(ImmutableArray<string> Options, int Operands, string? Effect)
{
    private const string Elsewhere = "leads its connections to a proxy of its own settings";
    private const string Sandbox = "puts it into a sandbox of its own settings";
    private const string Secrets = "adds variables that no file here has";
    private const string Account = "gives it an environment of its own";

    // The manuals of util-linux, coreutils, numactl, caffeinate(8), arch(1) of macOS, tini, dumb-init, gosu; of the others that they wrap.
    private static readonly ImmutableSortedDictionary<string, CommandWrapper> All = new Dictionary<string, CommandWrapper>
    {
        ["exec"] = Plain(0, "-a"),
        ["nohup"] = Plain(0),
        ["setsid"] = Plain(0),
        ["command"] = Plain(0),
        ["nice"] = Plain(0, "-n"),
        ["ionice"] = Plain(0, "-c", "--class", "-n", "--classdata"),
        ["chrt"] = Plain(1, "-T", "--sched-runtime", "-P", "--sched-period", "-D", "--sched-deadline"),
        ["taskset"] = Plain(1),
        ["timeout"] = Plain(1, "-k", "--kill-after", "-s", "--signal"),
        ["stdbuf"] = Plain(0, "-i", "-o", "-e", "--input", "--output", "--error"),
        ["numactl"] = Plain(0, "-i", "-p", "-m", "-w", "-N", "-C"),
        ["time"] = Plain(0, "-f", "-o"),
        ["flock"] = Plain(1, "-w", "--timeout", "-E"),
        ["prlimit"] = Plain(0),
        ["systemd-inhibit"] = Plain(0),
        ["dbus-run-session"] = Plain(0, "--config-file", "--dbus-daemon"),
        ["caffeinate"] = Plain(0, "-t", "-w"),
        ["arch"] = Plain(0),
        ["tini"] = Plain(0, "-p", "-e"),
        ["dumb-init"] = Plain(0),
        ["catatonit"] = Plain(0),
        ["gosu"] = Plain(1),
        ["su-exec"] = Plain(1),
        ["proxychains"] = new(["-f"], 0, Elsewhere),
        ["proxychains4"] = new(["-f"], 0, Elsewhere),
        ["torsocks"] = new(["-a", "--address", "-P", "--port", "-u", "--user", "-p", "--pass"], 0, Elsewhere),
        ["torify"] = new([], 0, Elsewhere),
        ["tsocks"] = new([], 0, Elsewhere),
        ["graftcp"] = new([], 0, Elsewhere),
        ["firejail"] = new([], 0, Sandbox),
        ["bwrap"] = new([], 0, Sandbox),
        ["unshare"] = new([], 0, Sandbox),
        ["nsenter"] = new([], 0, Sandbox),
        ["chroot"] = new([], 1, Sandbox),
        ["ip"] = new([], 3, "puts it into a network of its own"),
        ["doppler"] = new([], 0, Secrets),
        ["op"] = new([], 0, Secrets),
        ["dotenvx"] = new([], 0, Secrets),
        ["dotenv"] = new([], 0, Secrets),
        ["infisical"] = new([], 0, Secrets),
        ["chamber"] = new([], 0, Secrets),
        ["aws-vault"] = new([], 0, Secrets),
        ["teller"] = new([], 0, Secrets),
        ["sops"] = new([], 0, Secrets),
        ["direnv"] = new([], 2, Secrets),
        ["envchain"] = new([], 1, Secrets),
        ["sudo"] = new(["-u", "-g", "-C", "-h", "-p", "-r", "-t"], 0, Account),
        ["doas"] = new(["-u", "-C"], 0, Account),
        ["runuser"] = new(["-u", "-g"], 0, Account),
        ["su"] = new([], 0, Account),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Finds what is known of a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <returns>The wrapper; null where it is not known as one.</returns>
    public static CommandWrapper? Of(string program) => All.GetValueOrDefault(MachinePath.Name(program));

    /// <summary>Finds where the command begins that it starts.</summary>
    /// <param name="words">Its own name, its words, and the command's.</param>
    /// <returns>The number of its own words; that of all where no command is seen.</returns>
    public int Skip(ImmutableArray<PlacedText> words)
    {
        // Those that add variables have words of their own, and the command behind -- (doppler run --project X -- …).
        if (Effect == Secrets && words.TakeWhile(word => word.Text != "--").Count() is var end && end < words.Length)
        {
            return end + 1;
        }

        var at = 1;
        while (at < words.Length && words[at].Text.StartsWith('-') && words[at].Text != "--")
        {
            at += Options.Contains(words[at].Text) ? 2 : 1;
        }

        at = BehindDashes(words, BehindDashes(words, at) + Operands);
        return Math.Min(at, words.Length);
    }

    private static int BehindDashes(ImmutableArray<PlacedText> words, int at) => at < words.Length && words[at].Text == "--" ? at + 1 : at;

    private static CommandWrapper Plain(int operands, params ImmutableArray<string> options) => new(options, operands, null);
}
