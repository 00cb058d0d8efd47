using System.Collections.Immutable;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Compose;

/// <summary>Tells what a container starts, without looking into its image.</summary>
internal static class ContainerCommand
{
    // docker-entrypoint.sh of the official node image runs its arguments; the others are inits.
    private static readonly ImmutableArray<string> Starters = ["docker-entrypoint.sh", "tini", "dumb-init", "catatonit", "docker-init"];

    // CMD of OpenClaw's own image (Dockerfile of its repository).
    private static readonly ImmutableArray<string> OwnCommand = ["node", "openclaw.mjs", "gateway", "--allow-unconfigured"];

    /// <summary>Reads what a service says.</summary>
    /// <param name="container">The service.</param>
    /// <param name="isOwnImage">Whether the image is OpenClaw's: a service that names neither command nor entrypoint runs its command then.</param>
    /// <returns>The command.</returns>
    public static StartCommand Read(ContainerSettings container, bool isOwnImage) => Read(container.Entrypoint, container.Command, isOwnImage);

    /// <summary>Reads what replaces the command of an image.</summary>
    /// <param name="entrypoint">The words in place of its entrypoint; default for none.</param>
    /// <param name="command">The words in place of its command; default for none.</param>
    /// <param name="isOwnImage">Whether the image is OpenClaw's.</param>
    /// <returns>The command.</returns>
    public static StartCommand Read(ImmutableArray<string> entrypoint, ImmutableArray<string> command, bool isOwnImage)
    {
        ImmutableArray<string> given = [.. entrypoint.IsDefault ? [] : entrypoint, .. command.IsDefault ? [] : command];
        if (given.IsEmpty && !isOwnImage)
        {
            return StartCommand.Unknown("its image says what it starts");
        }

        var words = given.IsEmpty ? OwnCommand : given;
        while (words.Length > 1 && (Starters.Contains(MachinePath.Name(words[0])) || words[0] == "--" || (words[0].StartsWith('-') && words != given)))
        {
            words = words[1..];
        }

        // A command without a program belongs to the image's entrypoint, which starts openclaw or node.
        var (at, script) = StartCommandReader.Split(words);
        var known = StartCommand.Unknown($"{MachinePath.Name(words[0])} starts it inside the container");
        return MachinePath.Name(words[0]) switch
        {
            "node" => known with { Node = "node", Options = words[1..at], Script = script < words.Length ? words[script] : null, Unseen = null },
            "openclaw" => known with { Node = "node", Script = words[0], Unseen = null },
            _ => known,
        };
    }
}
