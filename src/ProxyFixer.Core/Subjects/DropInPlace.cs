using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Systemd;

namespace ProxyFixer.Subjects;

/// <summary>A drop-in of a unit that a manager reads, or the environment file that sets the variable already.</summary>
/// <param name="service">The service.</param>
/// <param name="systemd">Plans drop-ins.</param>
public sealed class DropInPlace(EffectiveService service, ServiceEnvironment systemd) : IStartPlace
{
    /// <inheritdoc/>
    public FixProposal Assign(string name, string value) => new DropInPlanner(systemd, service).Plan(name, value) switch
    {
        DropInPlan.NewFile added => Possible(FileChange.Create(added.File.Path, added.File.Text), needsReload: true),
        DropInPlan.Edit edit => Possible(new(edit.File.Path, edit.File, edit.Edits), needsReload: edit.File.Path.EndsWith(".conf", StringComparison.Ordinal)),
        DropInPlan.Refused refused => new FixProposal.Impossible(refused.Reason),
        _ => new FixProposal.Impossible("systemd already sets it; a wrapper in ExecStart= takes it away again"),
    };

    private FixProposal.Possible Possible(FileChange change, bool needsReload)
    {
        var systemctl = service.Scope.IsUser ? "systemctl --user" : "systemctl";
        ImmutableArray<string> advice = [$"{systemctl} restart {service.Unit}"];
        return new([change], needsReload ? advice.Insert(0, $"{systemctl} daemon-reload") : advice);
    }
}
