using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Quadlet;

/// <summary>Finds the drop-in in which a variable counts for a container. Each plan is computed through before it is offered.</summary>
/// <param name="host">The machine.</param>
/// <param name="scope">The manager.</param>
/// <param name="path">The <c>.container</c> file.</param>
internal sealed class QuadletDropIn(Host host, SystemdScope scope, string path)
{
    private static readonly string[] Names = ["50-proxyfixer.conf", "zz-proxyfixer.conf"];

    /// <summary>Plans one variable.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">The value the container shall start with.</param>
    /// <returns>The change; after it every other variable is as before.</returns>
    public FixProposal Plan(string name, string value)
    {
        var format = FormatCatalog.OfKind(UnitDialect.Container.Kind);
        foreach (var file in Names.Select(file => $"{QuadletFolders.Own(scope)}/{MachinePath.Name(path)}.d/{file}"))
        {
            var isNew = !host.Files.IsFile(file);
            if (host.Files.ReadLink(file) is not null || (isNew ? SourceText.FromString(file, "") : host.Files.TryRead(file, out _)) is not { } text)
            {
                continue;
            }

            if (format.Edit(format.Parse(text), NodePath.Of(name), value) is EditResult.Edited { Edits.IsEmpty: false } edited
                && text.Apply(edited.Edits) is var after && Counts(after, name, value))
            {
                return new FixProposal.Possible([isNew ? FileChange.Create(file, after.Text) : new(file, text, edited.Edits)]);
            }
        }

        return new FixProposal.Impossible($"no drop-in of {MachinePath.Name(path)} makes {name} count");
    }

    private bool Counts(SourceText planned, string name, string value)
    {
        var before = new QuadletReader(host, scope).Read(path)!.Variables.Values();
        var after = new QuadletReader(host with { Files = host.Files.With([planned]) }, scope).Read(path)!.Variables.Values();
        return after.SequenceEqual(before.SetItem(name, value));
    }
}
