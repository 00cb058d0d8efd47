using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>Tells what a container starts, without looking into its image.</summary>
internal static class ContainerCommand
{
    // docker-entrypoint.sh of the official node image runs its arguments; the others are inits.
    private static readonly ImmutableArray<string> Starters = ["docker-entrypoint.sh", "tini", "dumb-init", "catatonit", "docker-init"];

    // CMD of OpenClaw's own image (Dockerfile of its repository).
    private static readonly ImmutableArray<string> OwnCommand = ["node", "openclaw.mjs", "gateway", "--allow-unconfigured"];

    /// <summary>Reads what a service says.</summary>
    /// <param name="given">The words of its entrypoint, then those of its command; empty where it names neither.</param>
    /// <param name="isOwnImage">Whether the image is OpenClaw's: its command runs then where the service names none.</param>
    /// <param name="environment">What the container is given.</param>
    /// <param name="source">What a wrapper in it is called as the source of a variable.</param>
    /// <returns>The command.</returns>
    public static StartCommand Read(ImmutableArray<PlacedText> given, bool isOwnImage, IEnumerable<StartVariable> environment, string source)
    {
        if (given.IsEmpty && !isOwnImage)
        {
            return StartCommand.Unknown("its image says what it starts");
        }

        var words = BehindStarters(given.IsEmpty ? [.. OwnCommand.Select(word => new PlacedText(word, null))] : given);

        // A command without a program belongs to the image's entrypoint, which starts openclaw or node.
        return new StartCommandReader(files: null, StartVariables.ByName(environment)).Read(words, source);
    }

    /// <summary>Leaves out the programs in front that run the words behind them as they are.</summary>
    /// <param name="words">The words of a command.</param>
    /// <returns>The rest; at least one word where there were some.</returns>
    public static ImmutableArray<PlacedText> BehindStarters(ImmutableArray<PlacedText> words)
    {
        var first = words.FirstOrDefault();
        while (words.Length > 1 && words[0].Text is var word
            && (Starters.Contains(MachinePath.Name(word)) || word == "--" || (word.StartsWith('-') && words[0] != first)))
        {
            words = words[1..];
        }

        return words;
    }
}
