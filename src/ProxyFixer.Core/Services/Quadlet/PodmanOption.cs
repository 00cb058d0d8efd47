using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>An option of <c>podman run</c>.</summary>
/// <param name="Name">The long name, with its dashes; <c>-e</c> is <c>--env</c>. Empty for a word that is no option.</param>
/// <param name="Value">Its value; null where it has none.</param>
internal sealed record PodmanOption(string Name, PlacedText? Value)
{
    // Those without a value in the next word (podman-run(1)); with one behind = they may be false.
    private static readonly ImmutableArray<string> Flags =
    [
        "--detach", "--disable-content-trust", "--env-host", "--help", "--http-proxy", "--init", "--interactive", "--no-healthcheck", "--no-hosts",
        "--no-hostname", "--oom-kill-disable", "--passwd", "--privileged", "--publish-all", "--quiet", "--read-only", "--read-only-tmpfs",
        "--replace", "--rm", "--rmi", "--rootfs", "--sig-proxy", "--tls-verify", "--tty", "--unsetenv-all",
    ];

    private static readonly ImmutableArray<string> FalseWords = ["0", "f", "F", "false", "False", "FALSE"];

    /// <summary>What a flag says.</summary>
    public bool IsOn => Value is null || !FalseWords.Contains(Value.Text);

    /// <summary>Reads words as the pflag library does, by which podman reads its own.</summary>
    /// <param name="words">The words.</param>
    /// <returns>The options in order; behind a word that is none stands nothing, because the image and its command begin there.</returns>
    public static IEnumerable<PodmanOption> Read(IReadOnlyList<PlacedText> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.Text is not ['-', _, ..])
            {
                yield return new("", word);
                yield break;
            }

            var option = word.Text.StartsWith("--", StringComparison.Ordinal) ? Long(word) : Short(word);
            var takesNext = option.Value is null && !Flags.Contains(option.Name) && at + 1 < words.Count;
            yield return takesNext ? option with { Value = words[++at] } : option;
        }
    }

    private static PodmanOption Long(PlacedText word)
    {
        var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(word.Text, null) : new(word.Text[..equals], Behind(word, equals + 1));
    }

    // -e NAME, -eNAME, -e=NAME, and -ite NAME behind flags of one letter.
    private static PodmanOption Short(PlacedText word)
    {
        var at = 1;
        while (at + 1 < word.Text.Length && FlagOf(word.Text[at]) is not null)
        {
            at++;
        }

        var name = FlagOf(word.Text[at]) ?? (word.Text[at] == 'e' ? "--env" : "-" + word.Text[at]);
        return at + 1 == word.Text.Length ? new(name, null) : new(name, Behind(word, word.Text[at + 1] == '=' ? at + 2 : at + 1));
    }

    private static string? FlagOf(char letter) => letter switch
    {
        'd' => "--detach",
        'i' => "--interactive",
        't' => "--tty",
        'P' => "--publish-all",
        'q' => "--quiet",
        _ => null,
    };

    private static PlacedText Behind(PlacedText word, int at) => word.Part(word.Text[at..], at, word.Text.Length - at);
}
