using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Services.Systemd;

/// <summary>A drop-in of a unit that a manager reads, or the environment file that sets the variable already.</summary>
/// <param name="service">The service.</param>
/// <param name="systemd">Plans drop-ins.</param>
public sealed class DropInPlace(EffectiveService service, ServiceEnvironment systemd) : IStartPlace
{
    /// <inheritdoc/>
    public FixProposal Assign(string name, string value) => new DropInPlanner(systemd, service).Plan(name, value) switch
    {
        DropInPlan.NewFile added => new FixProposal.Possible([FileChange.Create(added.File.Path, added.File.Text)]),
        DropInPlan.Edit edit => new FixProposal.Possible([new(edit.File.Path, edit.File, edit.Edits)]),
        DropInPlan.Refused refused => new FixProposal.Impossible(refused.Reason),
        _ => new FixProposal.Impossible("systemd already sets it; a wrapper in ExecStart= takes it away again"),
    };
}
