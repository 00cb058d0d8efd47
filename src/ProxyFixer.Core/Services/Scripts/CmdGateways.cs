using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Cmd;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Scripts;

/// <summary>Describes what a script of cmd.exe starts.</summary>
/// <param name="reader">Goes on from a definition.</param>
internal sealed partial class CmdGateways(GatewayReader reader)
{
    // Variables that hold paths which OpenClaw's files are found by.
    private static readonly ImmutableArray<string> PathNames = ["HOME", "USERPROFILE", "OPENCLAW_HOME", "OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH"];

    /// <summary>Describes it.</summary>
    /// <param name="text">The script.</param>
    /// <returns>The start of OpenClaw; none where the script starts something else.</returns>
    public IEnumerable<Gateway> Describe(SourceText text)
    {
        var script = CmdScript.Read(text);
        if (script.Start is null || CmdStart.Words(text.Text, script.Start) is not { } words)
        {
            yield break;
        }

        var definition = new CmdDefinition(text, script);
        var drive = Drive(text.Path, definition.Given);
        var given = definition.Given.SetItems(definition.Given.Where(pair => PathNames.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, OnMachine(drive, pair.Value))));
        var home = given.GetValueOrDefault("HOME") ?? given.GetValueOrDefault("USERPROFILE") ?? Machine.MachinePath.Folder(Machine.MachinePath.Folder(text.Path));
        var version = VersionInText().Match(text.Text) is { Success: true } match ? OpenClawVersion.Parse(match.Groups[1].Value) : null;
        yield return reader.Read(new(definition, given, Command(words, drive), home, "", version));
    }

    private static StartCommand Command(ImmutableArray<string> words, string drive)
    {
        var known = StartCommand.Unknown("") with { Unseen = null };
        if (CmdStart.NameOf(words[0]) == "openclaw")
        {
            return known with { Node = "node.exe", Script = OnMachine(drive, words[0]) };
        }

        var (at, script) = StartCommandReader.Split(words);
        return known with { Node = OnMachine(drive, words[0]), Options = words[1..at], Script = script < words.Length ? OnMachine(drive, words[script]) : null };
    }

    // Where the drive is mounted: the script says where its home is, and we know where the script is.
    private static string Drive(string path, ImmutableSortedDictionary<string, string> given) =>
        PathNames.Select(name => given.GetValueOrDefault(name)).OfType<string>().Select(value => OnMachine("", value).TrimEnd('/') + "/")
            .Select(folder => path.IndexOf(folder, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(at => at > 0) is > 0 and var length ? path[..length] : "";

    private static string OnMachine(string drive, string path) =>
        DriveLetter().IsMatch(path) ? drive + path[2..].Replace('\\', '/') : path;

    [GeneratedRegex(@"^[A-Za-z]:[\\/]")]
    private static partial Regex DriveLetter();

    [GeneratedRegex(@"^@?rem\b.*\bv(\d{4}\.\d+\.\d+[\w.-]*)\)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex VersionInText();
}
