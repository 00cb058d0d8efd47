using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Cmd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Scripts;

/// <summary>Scripts of cmd.exe that start OpenClaw.</summary>
/// <param name="host">The machine.</param>
internal sealed partial class CmdServices(Host host) : FileServices("cmd-script")
{
    /// <summary>Variables that hold paths which OpenClaw's files are found by.</summary>
    public static ImmutableArray<string> PathNames { get; } = ["HOME", "USERPROFILE", "OPENCLAW_HOME", "OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH"];

    /// <inheritdoc/>
    protected override IEnumerable<FileDefinition> Describe(SourceText text)
    {
        var script = CmdScript.Read(text);
        if (script.Start is not null && CmdStart.Words(text.Text, script.Start) is { } words)
        {
            var drive = Drive(text.Path, script);
            yield return new CmdDefinition(text, script, Command(words, drive), path => OnMachine(drive, path))
            {
                Home = MachinePath.Folder(MachinePath.Folder(text.Path)),
                WorkingFolder = "",
                Release = VersionInText().Match(text.Text) is { Success: true } match ? match.Groups[1].Value : null,
            };
        }
    }

    private StartCommand Command(ImmutableArray<string> words, string drive)
    {
        var known = StartCommand.Unknown("") with { Unseen = null };
        if (CmdStart.NameOf(words[0]) == "openclaw")
        {
            return known with { Node = "node.exe", Script = words[0], Arguments = words[1..] };
        }

        var (at, script) = StartCommandReader.Split([.. words.Select(word => new PlacedText(word, null))]);
        return known with
        {
            Node = Program(drive, words[0]),
            Options = words[1..at],
            Script = script < words.Length ? Program(drive, words[script]) : null,
            Arguments = words[Math.Min(script + 1, words.Length)..],
        };
    }

    // A script that was copied here says nothing of what is missing there.
    private string Program(string drive, string path) => OnMachine(drive, path) is var place && host.Files.IsFile(place) ? place : path.Replace('\\', '/');

    // Where the drive is mounted: the script says where its home is, and we know where the script is.
    private static string Drive(string path, CmdScript script) => script.Variables
        .Where(variable => PathNames.Contains(variable.Name) && variable.Value is not null).Select(variable => OnMachine("", variable.Value!).TrimEnd('/') + "/")
        .Select(folder => path.IndexOf(folder, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(at => at > 0) is > 0 and var length ? path[..length] : "";

    private static string OnMachine(string drive, string path) => DriveLetter().IsMatch(path) ? drive + path[2..].Replace('\\', '/') : path;

    [GeneratedRegex(@"^[A-Za-z]:[\\/]")]
    private static partial Regex DriveLetter();

    [GeneratedRegex(@"^@?rem\b.*\bv(\d{4}\.\d+\.\d+[\w.-]*)\)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex VersionInText();
}
