using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using ProxyFixer.Patches;

namespace ProxyFixer.Cli.Commands;

/// <summary>What the user is told of files that cannot be written: whose they are, and the two ways out.</summary>
/// <param name="parsed">The parsed command line: as root the same is looked at.</param>
/// <param name="here">Environment and streams.</param>
internal sealed partial class RootAdvice(ParseResult parsed, ProgramContext here)
{
    // Where OpenClaw's files are; sudo drops what is set for the user.
    private static readonly ImmutableArray<string> Places = ["OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH", "OPENCLAW_HOME", "OPENCLAW_PROFILE"];

    /// <summary>The command that fixes as root what this user may not write.</summary>
    public string Command
    {
        get
        {
            var words = parsed.Tokens.Select(token => token.Value).Where(word => word is not ("diff" or "fix" or "--dry-run" or "-n"));
            var home = here.Environment.GetValueOrDefault("HOME", "");
            string[] own = parsed.Tokens.Any(token => token.Value is "--home" or "--root") || home.Length == 0 ? [] : ["--home", home];
            var places = Places.Where(here.Environment.ContainsKey).Select(name => $"{name}={here.Environment[name]}").ToArray();
            string[] program = places.Length == 0 ? ["sudo", "proxyfixer"] : ["sudo", "env", .. places, "proxyfixer"];
            return string.Join(' ', program.Append("fix").Concat(own).Concat(GitOptions.Join(words)).Select(Quote));
        }
    }

    /// <summary>Tells before anybody is asked.</summary>
    /// <param name="obstacles">At least one.</param>
    /// <param name="hasRest">Whether other changes can be written.</param>
    public void TellBefore(ImmutableArray<WriteObstacle> obstacles, bool hasRest)
    {
        Tell(obstacles);
        var needsRoot = obstacles.Any(obstacle => obstacle.NeedsRoot);
        here.Remark(
            needsRoot && hasRest ? $"  Two ways out: run {Command}\n  or go on with the rest alone.\n"
            : needsRoot ? $"  To write it, run {Command}\n"
            : hasRest ? "  The rest can be fixed alone.\n" : "");
    }

    /// <summary>Tells of a patch that is only shown.</summary>
    /// <param name="patches">All of it.</param>
    /// <param name="access">Tells what can be written.</param>
    public void TellOf(IEnumerable<FilePatch> patches, WriteAccess access)
    {
        ImmutableArray<WriteObstacle> obstacles = [.. patches.Select(patch => access.Find(patch.Path)).OfType<WriteObstacle>()];
        Tell(obstacles);
        here.Remark(obstacles.Any(obstacle => obstacle.NeedsRoot) ? $"  To write it, run {Command}\n" : "");
    }

    /// <summary>Why a finding is left, with the way out.</summary>
    /// <param name="obstacle">What is in the way.</param>
    /// <returns>A clause without a full stop.</returns>
    public string Reason(WriteObstacle obstacle) => obstacle.NeedsRoot
        ? $"{obstacle.Path} needs root: {obstacle.Reason}; run {Command}"
        : $"{obstacle.Path} cannot be written: {obstacle.Reason}";

    private void Tell(ImmutableArray<WriteObstacle> obstacles) => here.Remark(string.Concat(obstacles.Select(obstacle =>
        $"proxyfixer: {obstacle.Path} {(obstacle.NeedsRoot ? "needs root" : "cannot be written")}: {obstacle.Reason}.\n")));

    internal static string Quote(string word) =>
        Plain().IsMatch(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"^[\w@%+=:,./-]+$")]
    private static partial Regex Plain();
}
