using System.Collections.Immutable;
using ProxyFixer.Advice;
using ProxyFixer.Gateways;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Files;

/// <summary>A start of OpenClaw that one file describes, and that nobody finds without being told the file: a manifest, a script.</summary>
/// <param name="text">The file.</param>
/// <param name="kind">Its kind.</param>
/// <param name="variables">What it gives the start; of one name the last counts.</param>
public abstract class FileDefinition(SourceText text, string kind, ImmutableArray<FileVariable> variables) : ServiceDefinition
{
    private readonly ImmutableArray<FileVariable> effective =
        [.. variables.GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(same => same.Last())];

    /// <summary>The file.</summary>
    public SourceText Text => text;

    /// <summary>The file's kind.</summary>
    public string FileKind => kind;

    /// <inheritdoc/>
    public override string Path => Text.Path;

    /// <inheritdoc/>
    public override IEnumerable<string> Files => [Path];

    /// <inheritdoc/>
    public override string Scope => FileKind;

    /// <inheritdoc/>
    /// <remarks>What is wrong with the file itself is a finding of its own.</remarks>
    public override StartFailure? Failure => null;

    /// <summary>Where its start environment is changed.</summary>
    public abstract IStartPlace StartPlace { get; }

    /// <summary>What to run so that a change of the file counts.</summary>
    public abstract AdviceBlock Advice { get; }

    /// <summary>The variables whose value only the running system knows, in the order of the file.</summary>
    public IEnumerable<FileVariable> Unknown => effective.Where(variable => variable.Value is null);

    /// <summary>What it gives the start, as far as that is known; a proxy whose address is unknown has <see cref="UnknownValue.Proxy"/>.</summary>
    public ImmutableSortedDictionary<string, string> Given => effective.Where(variable => ValueOf(variable) is not null)
        .ToImmutableSortedDictionary(variable => variable.Name, variable => ValueOf(variable)!, StringComparer.Ordinal);

    /// <summary>True where nothing can be said of the values of its proxies: the rules about them compare each with the others.</summary>
    public bool HidesProxyValues => Unknown.Any(variable => UnknownValue.IsOfProxies(variable.Name));

    /// <inheritdoc/>
    protected override IEnumerable<StartVariable> ListVariables() =>
        from variable in effective
        let value = ValueOf(variable)
        where value is not null
        select new StartVariable(variable.Name, value, new(Text, variable.Where), variable.Source);

    private static string? ValueOf(FileVariable variable) =>
        variable.Value ?? (Gateway.ProxyNames.Contains(variable.Name) ? UnknownValue.Proxy : null);
}
