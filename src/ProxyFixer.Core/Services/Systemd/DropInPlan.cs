using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>What must be changed on disk so that a service starts with a variable; nothing is written by it.</summary>
public abstract record DropInPlan
{
    private DropInPlan()
    {
    }

    /// <summary>The service has the value already.</summary>
    public sealed record AlreadySo : DropInPlan;

    /// <summary>An existing file is edited: our own drop-in, or the environment file that has the last word.</summary>
    /// <param name="File">The file as it is.</param>
    /// <param name="Edits">Do not overlap; at least one.</param>
    public sealed record Edit(SourceText File, ImmutableArray<TextEdit> Edits) : DropInPlan;

    /// <summary>A drop-in is added.</summary>
    /// <param name="File">Its absolute path as seen from the root, and its text. No file is there yet; folders may be missing.</param>
    public sealed record NewFile(SourceText File) : DropInPlan;

    /// <summary>No single change makes the variable effective.</summary>
    /// <param name="Reason">Why, in one sentence without a final full stop; never a value.</param>
    /// <param name="Location">The place that prevents it, or null.</param>
    public sealed record Refused(string Reason, Location? Location) : DropInPlan;
}
