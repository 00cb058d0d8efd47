using System.Text.RegularExpressions;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>One call as strace wrote it down.</summary>
/// <param name="Name">The system call.</param>
/// <param name="Number">The how-manieth call of this name in its thread, from 1; strace counts the same way.</param>
/// <param name="Text">The line, without what differs by run: descriptors and random parts of names; equal lines are counted.</param>
/// <param name="IsChange">Whether it can change the machine or the store.</param>
/// <param name="IsTampered">Whether strace let it fail.</param>
internal sealed record TracedCall(string Name, int Number, string Text, bool IsChange, bool IsTampered);

/// <summary>The calls of the main thread, in order.</summary>
/// <param name="Calls">Each call that was watched.</param>
/// <param name="WasKilled">Whether the process ended by SIGKILL.</param>
internal sealed partial record Trace(IReadOnlyList<TracedCall> Calls, bool WasKilled)
{
    /// <summary>The points at which a run can be hit.</summary>
    public IEnumerable<TracedCall> Changes => Calls.Where(call => call.IsChange);

    /// <summary>The call that was hit by tampering; null where none of the main thread was.</summary>
    public TracedCall? Hit => WasKilled ? Calls[^1] : Calls.FirstOrDefault(call => call.IsTampered);

    /// <summary>Reads what <c>strace -ff</c> wrote, one file a thread.</summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="program">The name of the program's file.</param>
    /// <param name="workspace">The folder around machine and store.</param>
    public static Trace Read(string folder, string program, string workspace)
    {
        // Its number tells nothing: where the numbers are used up, the kernel begins again with low ones.
        var lines = Directory.GetFiles(folder).Select(File.ReadAllLines).Single(thread => IsStart(thread.FirstOrDefault(), program));
        var counts = new Dictionary<string, int>();
        var calls = new List<TracedCall>();
        var equal = new Dictionary<string, int>();
        foreach (var line in lines)
        {
            if (Call().Match(line) is { Success: true } match)
            {
                var name = match.Groups[1].Value;
                counts[name] = counts.GetValueOrDefault(name) + 1;
                var text = Timeless(line, workspace);
                equal[text] = equal.GetValueOrDefault(text) + 1;
                calls.Add(new(name, counts[name], equal[text] == 1 ? text : $"{text} #{equal[text]}", IsChange(name, match.Groups[2].Value, workspace), line.Contains("(INJECTED", StringComparison.Ordinal)));
            }
        }

        return new(calls, lines[^1].Contains("killed by SIGKILL", StringComparison.Ordinal));
    }

    /// <summary>What differs by run: ids of backups, suffixes of temporary names, inodes, times.</summary>
    [GeneratedRegex(@"\d{8}T\d{9}Z(-[0-9a-f]{4,})?|(?<=proxyfixer-)[A-Za-z0-9]{6,}|(?<="")\d+:\d+:\d+(?=\\?"")|\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?")]
    public static partial Regex Random();

    [GeneratedRegex(@"^(\w+)\((.*)")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\d+<([^>]*)>|^(?:AT_FDCWD<[^>]*>, )?""([^""]*)""")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b\d+(?=<)|fd/\d+| = .*$")]
    private static partial Regex Descriptors();

    private static bool IsStart(string? line, string program) =>
        line is not null && line.StartsWith("execve(\"", StringComparison.Ordinal) && line.Contains($"/{program}\", [", StringComparison.Ordinal);

    private static bool IsChange(string name, string arguments, string workspace)
    {
        var place = Place().Match(arguments);
        var path = place.Groups[1].Success ? place.Groups[1].Value : place.Groups[2].Value;
        var isOurs = path.StartsWith(workspace, StringComparison.Ordinal) || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal);
        return isOurs && name switch
        {
            "execve" => false,
            "open" or "openat" => arguments.Contains("O_CREAT", StringComparison.Ordinal),
            "flock" => arguments.Contains("LOCK_EX", StringComparison.Ordinal),
            _ => true,
        };
    }

    private static string Timeless(string line, string workspace) =>
        Random().Replace(Descriptors().Replace(line.Replace(workspace, "", StringComparison.Ordinal), ""), "~");
}
