using ProxyFixer.OpenClaw.Late;
using ProxyFixer.Services;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>One variable as a row of <c>env</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, unmasked.</param>
/// <param name="Where">The place that gave it; null for what no file holds.</param>
/// <param name="Source">Who gave it, where no file did.</param>
internal sealed record EnvRow(string Name, string Value, Location? Where, string Source)
{
    /// <summary>A variable that the process starts with.</summary>
    public EnvRow(StartVariable variable)
        : this(variable.Name, variable.Value, variable.Where, variable.Source) => Overridden = [.. variable.Overridden.Reverse()];

    /// <summary>A variable that OpenClaw adds.</summary>
    public EnvRow(LateVariable late)
        : this(late.Name, late.Value, late.Location, "OpenClaw") => Doubt = !late.Arrives ? $"does not count: {late.Why}"
        : late.Doubt is null ? null
        : $"may not count: {late.Doubt}";

    /// <summary>What it beat, strongest first.</summary>
    public IReadOnlyList<StartVariable> Overridden { get; } = [];

    /// <summary>Why it does not count, or may not; null where it does.</summary>
    public string? Doubt { get; }
}
