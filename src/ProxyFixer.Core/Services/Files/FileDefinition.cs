using ProxyFixer.Text;

namespace ProxyFixer.Services.Files;

/// <summary>A start of OpenClaw that one file describes, and that nobody finds without being told the file: a manifest, a script.</summary>
/// <param name="text">The file.</param>
/// <param name="kind">Its kind.</param>
/// <param name="variables">What it gives the start.</param>
/// <param name="command">What it starts.</param>
public abstract class FileDefinition(SourceText text, string kind, FileVariables variables, StartCommand command)
    : ServiceDefinition(variables.Given(text), variables.Doubt(command))
{
    /// <summary>The file.</summary>
    public SourceText Text => text;

    /// <summary>The file's kind.</summary>
    public string FileKind => kind;

    /// <inheritdoc/>
    public override string Path => Text.Path;

    /// <inheritdoc/>
    public override IEnumerable<ServiceFile> Sources => [new(Path, FileKind)];

    /// <inheritdoc/>
    public override IEnumerable<(string Kind, SourceText Text)> SyntaxFiles => [(FileKind, Text)];

    /// <inheritdoc/>
    public override string Scope => FileKind;

    /// <inheritdoc/>
    /// <remarks>What is wrong with the file itself is a finding of its own.</remarks>
    public override StartFailure? Failure => null;

    /// <inheritdoc/>
    public override bool HidesProxyValues => variables.HideProxies || base.HidesProxyValues;

    /// <summary>What to run so that a change of the file counts.</summary>
    public abstract AdviceBlock Advice { get; }
}
