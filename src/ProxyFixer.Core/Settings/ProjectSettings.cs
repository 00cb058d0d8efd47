using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Settings;

/// <summary>What <c>.proxyfixer.yaml</c> says.</summary>
/// <param name="Headers">Values of browser headers by name, as in <see cref="Formats.JavaScript.BrowserHeaders.Names"/>; those of the rule count for others.</param>
/// <param name="Node">The version of Node where a file does not tell it; null for none.</param>
/// <param name="OpenClaw">The version of OpenClaw where a file does not tell it; null for none.</param>
public sealed record ProjectSettings(ImmutableSortedDictionary<string, string> Headers, NodeVersion? Node, OpenClawVersion? OpenClaw)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".proxyfixer.yaml";

    /// <summary>The file as it was read; its path is as it was given. Empty where nothing is set.</summary>
    public SourceText Source { get; init; } = SourceText.FromString(FileName, "");

    /// <summary>Findings that are not wanted, by file; in file order.</summary>
    public ImmutableArray<IgnoredFindings> Ignored { get; init; } = [];

    /// <summary>Other severities, in file order.</summary>
    public ImmutableArray<SettingsSeverity> Severities { get; init; } = [];

    /// <summary>The lowest severity that makes the exit status 1; null where the file does not say.</summary>
    public FailLevel? FailOn { get; init; }

    /// <summary>Folders with further rules, paths from the folder of the settings.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>The proxies that variables may name; empty for any.</summary>
    public ImmutableArray<ProxyServer> Proxies { get; init; } = [];

    /// <summary>The baseline, a path from the folder of the settings; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Nothing is set.</summary>
    public static ProjectSettings Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), null, null);

    /// <summary>Finds the file in a folder or the nearest one above it.</summary>
    /// <param name="folder">A real absolute path.</param>
    /// <returns>Path of the file, or null where there is none.</returns>
    public static string? Find(string folder)
    {
        for (var place = folder; place is not null; place = Path.GetDirectoryName(place))
        {
            var path = Path.Combine(place, FileName);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">A real path; it stands in messages too.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ProxyFixerException">It is missing or wrong; says line and column (exit status 2).</exception>
    public static ProjectSettings Read(string path)
    {
        try
        {
            return Parse(path, LocalFile.ReadText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.WrongInput($"{path} was not read: {IoReason.Of(e)}", e);
        }
    }

    /// <summary>Reads the text of the file; a file without any setting is right too.</summary>
    /// <param name="path">The file's name, for messages.</param>
    /// <param name="text">YAML.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ProxyFixerException">It is wrong; says line and column (exit status 2).</exception>
    public static ProjectSettings Parse(string path, string text) =>
        text.Split('\n').All(line => line.Trim() is "" or "---" || line.TrimStart().StartsWith('#')) ? Empty
            : SettingsReader.Read(YamlMap.Load(path, text), SourceText.FromString(path, text));
}
