using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Cmd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Scripts;

/// <summary>A script of cmd.exe that starts OpenClaw: the gateway.cmd that its task on Windows runs, or one of the user's own.</summary>
public sealed class CmdDefinition : FileDefinition
{
    private readonly CmdScript script;

    /// <summary>Describes one.</summary>
    /// <param name="text">The script.</param>
    /// <param name="script">The same, read.</param>
    /// <param name="command">What it starts.</param>
    /// <param name="onMachine">Finds a path of Windows among the files of the machine.</param>
    internal CmdDefinition(SourceText text, CmdScript script, StartCommand command, Func<string, string> onMachine)
        : base(text, "cmd-script", new FileVariables(script.Variables.Select(variable => Read(variable, onMachine))), command) =>
        this.script = script;

    /// <inheritdoc/>
    public override string Name => MachinePath.Name(Path);

    /// <inheritdoc/>
    public override string ScopeWords => "script of Windows";

    /// <inheritdoc/>
    public override Location? StartsAt => script.Start is { } start ? new(Text, start.Span) : null;

    /// <inheritdoc/>
    public override string Place => IsWrittenByInstall
        ? $"the set lines of {Name}, which openclaw gateway install writes anew"
        : $"the set lines of {Name}";

    /// <inheritdoc/>
    public override bool HasOpenClawName => script.Start is not null;

    /// <inheritdoc/>
    public override bool IsNodeHost => base.IsNodeHost || (Name.Equals("node.cmd", StringComparison.OrdinalIgnoreCase) && IsWrittenByInstall);

    /// <inheritdoc/>
    public override FixProposal SetVariable(string name, string value) => FileSetting.Plan(
        Text, FileKind, NodePath.Of(name), value, IsWrittenByInstall ? "until the next openclaw gateway install, which writes the file anew" : null);

    /// <inheritdoc/>
    public override AdviceBlock Advice => new("the script's task", ["openclaw gateway restart"]);

    // OpenClaw's files are found by some of the values.
    private static FileVariable Read(CmdVariable variable, Func<string, string> onMachine) => new(
        variable.Name,
        variable.Value is { } value && CmdServices.PathNames.Contains(variable.Name) ? onMachine(value) : variable.Value,
        variable.Assignment.NameSpan,
        "set");

    // Install puts a marker among the variables (2026.1.29 and later).
    private bool IsWrittenByInstall => Find("OPENCLAW_SERVICE_MARKER") is not null;
}
