using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;

namespace ProxyFixer.Services;

/// <summary>Tells whether a command of Docker, Podman or Compose starts a container of OpenClaw.</summary>
internal static partial class ContainerStart
{
    private const string Own = "openclaw";

    private static readonly ImmutableArray<string> Engines = ["docker", "podman", "nerdctl"];

    private static readonly ImmutableArray<string> Composers = ["docker-compose", "podman-compose"];

    // Long options without a value (docker-run(1), podman-run(1), docker(1)); each other one has it behind = or in the next word.
    private static readonly ImmutableArray<string> Flags =
    [
        "--rm", "--init", "--detach", "--interactive", "--tty", "--privileged", "--read-only", "--publish-all", "--no-healthcheck", "--oom-kill-disable",
        "--sig-proxy", "--replace", "--rmi", "--no-hosts", "--no-hostname", "--quiet", "--debug", "--tls", "--tlsverify", "--remote",
    ];

    // What tells where a project lies, or what it is called (docker-compose(1)).
    private static readonly ImmutableArray<string> ProjectOptions = ["-f", "--file", "-p", "--project-name", "--project-directory"];

    /// <summary>Looks at a command.</summary>
    /// <param name="words">Its words, program first; at least one.</param>
    /// <param name="workingFolder">The folder it is run in, absolute as seen from the root; anything else is not known.</param>
    /// <returns>True where an image, a container, a project or a service of OpenClaw is started.</returns>
    public static bool IsOfOpenClaw(ImmutableArray<string> words, string workingFolder)
    {
        var program = MachinePath.Name(words[0]);
        if (Composers.Contains(program))
        {
            return StartsProject(words[1..], workingFolder);
        }

        if (!Engines.Contains(program))
        {
            return false;
        }

        var rest = FromOperand(words[1..]);
        rest = rest.FirstOrDefault() == "container" ? FromOperand(rest[1..]) : rest;
        return rest.FirstOrDefault() switch
        {
            "run" or "create" => FromOperand(rest[1..]) is [var image, ..] && Image().IsMatch(image),
            "start" => rest.Any(IsOwnName),
            "compose" => StartsProject(rest[1..], workingFolder),
            _ => false,
        };
    }

    private static bool StartsProject(ImmutableArray<string> words, string workingFolder)
    {
        string[] projects = [.. words.Select((word, at) => ProjectOptions.Contains(word) ? words.ElementAtOrDefault(at + 1)
            : ProjectOptions.FirstOrDefault(option => word.StartsWith(option + "=", StringComparison.Ordinal)) is { } option ? word[(option.Length + 1)..]
            : null).OfType<string>()];
        return words.Any(word => word is "up" or "start" or "run")
            && (projects.DefaultIfEmpty(workingFolder).Any(IsOwnProject) || words.Any(IsOwnName));
    }

    // The folder, a file in it, or the project's name; the home of a user of that name may hold any project.
    private static bool IsOwnProject(string project) => IsOwnFolder(project) || IsOwnFolder(MachinePath.Folder(project))
        || MachinePath.Name(project).StartsWith(Own + ".", StringComparison.Ordinal);

    private static bool IsOwnFolder(string path) =>
        MachinePath.Name(path) == Own && (!path.Contains('/', StringComparison.Ordinal) || MachinePath.Folder(path) is not ("/home" or "/Users"));

    private static bool IsOwnName(string word) => word is Own or Own + "-gateway";

    private static ImmutableArray<string> FromOperand(ImmutableArray<string> words)
    {
        var at = 0;
        while (at < words.Length && words[at].StartsWith('-'))
        {
            at += TakesNext(words[at]) ? 2 : 1;
        }

        return words[Math.Min(at, words.Length)..];
    }

    // -d, -it and the like are flags; -p80:80 has its value already.
    private static bool TakesNext(string option) => option.StartsWith("--", StringComparison.Ordinal)
        ? !option.Contains('=', StringComparison.Ordinal) && !Flags.Contains(option)
        : option.Length == 2 && !"diqtDP".Contains(option[1], StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:[\w.-]+(?::\d+)?/)*openclaw(?:-gateway)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?\z")]
    private static partial Regex Image();
}
