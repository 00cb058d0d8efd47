using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.Patches;

namespace ProxyFixer.Verification;

/// <summary>
/// <c>systemd-analyze verify</c>: loads a unit with its drop-ins and starts nothing. Below another root it knows only units of the
/// system by name (<c>--root</c> with <c>--user</c> is refused, systemd 252); a user's unit is then given by its path.
/// </summary>
/// <param name="runner">Runs it.</param>
/// <param name="files">The machine that is looked at.</param>
/// <param name="program">Real path of the program on this machine; null where it is missing.</param>
internal sealed partial class SystemdOpinion(Runner runner, MachineFiles files, string? program) : IOutsideOpinion
{
    // Where "systemd/" is there already: the program makes it, and only users who are signed in have a folder of their own.
    private const string RuntimeFolder = "/run";

    // --generators=no is about those of units. Those of the environment are programs of other packages, four fifths of the time with
    // Debian's gpg-agent, and are looked for here instead (systemd, path-lookup.c: env_generator_binary_paths).
    private static readonly (string, string) NoGenerators = ("SYSTEMD_ENVIRONMENT_GENERATOR_PATH", "/var/empty/none");

    /// <inheritdoc/>
    public string Name => "systemd-analyze verify";

    /// <inheritdoc/>
    public bool Knows(FilePatch patch) => Place().IsMatch(patch.Path);

    /// <inheritdoc/>
    public ImmutableArray<string>? Ask(FilePatch patch)
    {
        var place = Place().Match(patch.Path);
        var (folder, unit) = (place.Groups["folder"].Value, place.Groups["unit"].Value);
        if (program is null || files.RealPath(patch.Path) is not { } real || files.RealPath(folder) is not { } units)
        {
            return null;
        }

        var (isUser, read) = (place.Groups["scope"].Value == "user", Posix.Status(real, follow: false) is null ? units : real);
        var answer = isUser ? AskOfUser(folder, unit, read) : runner.Run(program, read, [.. Options("--system"), .. BelowRoot, "verify", unit], NoGenerators);
        return answer is not { Error: var said } || DoesNotStart().IsMatch(said) ? null
            : [.. said.Split('\n').Select(line => About(line, unit, real)).OfType<string>().Distinct()];
    }

    private string[] BelowRoot => files.Root == "/" ? [] : ["--root=" + files.Root];

    private (int Status, string Error)? AskOfUser(string folder, string unit, string read)
    {
        var home = Home().Match(folder);
        var argument = files.IsFile($"{folder}/{unit}") ? files.RealPath($"{folder}/{unit}") : files.Root == "/" && home.Success ? unit : null;
        return argument is null || !Directory.Exists(RuntimeFolder + "/systemd") ? null
            : runner.Run(program!, read, [.. Options("--user"), "verify", argument],
                NoGenerators, ("XDG_RUNTIME_DIR", RuntimeFolder), ("HOME", files.RealPath(home.Success ? home.Groups[1].Value : "/") ?? "/"));
    }

    private static string[] Options(string scope) => [scope, "--man=no", "--generators=no", "--recursive-errors=no"];

    // "UNIT: words" or "FILE:LINE: words".
    private static string? About(string line, string unit, string real) =>
        new[] { unit, real }.FirstOrDefault(name => line.StartsWith(name + ":", StringComparison.Ordinal)) is { } name
            ? LineNumber().Replace(line[(name.Length + 1)..], "").Trim()
            : null;

    [GeneratedRegex(@"^(?<folder>/(?:.*/)?systemd/(?<scope>user|system))/(?<unit>[^/]+\.(?:service|socket|timer|path|target))(?:\.d/[^/]+\.conf)?$")]
    private static partial Regex Place();

    [GeneratedRegex("^(/.+)/(?:\\.config|\\.local/share)/systemd/user$")]
    private static partial Regex Home();

    [GeneratedRegex("^Failed to (?:initialize|create directory|lookup)", RegexOptions.Multiline)]
    private static partial Regex DoesNotStart();

    [GeneratedRegex(@"^\d+:")]
    private static partial Regex LineNumber();
}
