using System.Collections.Immutable;
using ProxyFixer.Rules;
using ProxyFixer.Settings.EditorConfigs;

namespace ProxyFixer.Cli.Commands;

/// <summary>The rules of a run: those of the program, of <c>--rules</c> and of the settings; and what the settings say of their severities.</summary>
internal sealed class RulesInUse
{
    private readonly Host host;
    private readonly ProgramContext here;

    /// <summary>Reads the rules that do not come with the program.</summary>
    /// <param name="folder">Value of <c>--rules</c>; null for none.</param>
    /// <param name="host">The machine with the settings.</param>
    /// <param name="here">The working folder.</param>
    /// <exception cref="ProxyFixerException">A folder is missing or a file is wrong (exit status 2).</exception>
    public RulesInUse(string? folder, Host host, ProgramContext here)
    {
        (this.host, this.here) = (host, here);
        var ofSettings = host.Settings.Rules.Select(one => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(host.SettingsFile)!, one)));
        string[] folders = [.. ofSettings, .. folder is null ? Array.Empty<string>() : [Path.GetFullPath(Path.Combine(here.WorkingFolder, folder))]];
        More = folders.Length == 0 ? [] : RuleCatalog.With(folders);
    }

    private ImmutableArray<IRule> More { get; }

    /// <summary>All rules, by id.</summary>
    public ImmutableArray<IRule> All => More.IsEmpty ? RuleCatalog.All : More;

    /// <summary>Sees to it that .NET's settings name only rules that there are.</summary>
    /// <param name="files">The settings; null where none are read.</param>
    /// <returns>The same.</returns>
    public EditorConfigs? Check(EditorConfigs? files)
    {
        if (files is not null)
        {
            files.WhyUnknown = id => RuleWord.Find(id, All) is null ? RuleWord.Missing(id, All) : null;
        }

        return files;
    }

    /// <summary>What the settings say of severities.</summary>
    /// <returns>In file order.</returns>
    /// <exception cref="ProxyFixerException">A word means no rule; says line and column (exit status 2).</exception>
    public ImmutableArray<SeveritySetting> Severities() =>
    [
        .. host.Settings.Severities.Select(one => new SeveritySetting(
            RuleWord.Find(one.Word, All) ?? throw one.Wrong(RuleWord.Missing(one.Word, All)),
            one.Severity,
            $"{here.Shown(host.SettingsFile!)}:{one.Line}")),
    ];
}
