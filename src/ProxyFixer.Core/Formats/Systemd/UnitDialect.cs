namespace ProxyFixer.Formats.Systemd;

/// <summary>A kind of file in the grammar of units: which sections and keys it has, and where its variables stand.</summary>
/// <param name="Kind">The name of the kind; empty for one that is no kind of its own.</param>
/// <param name="Section">The section whose <c>Environment=</c> counts.</param>
/// <param name="IsSection">Tells whether a section means something.</param>
/// <param name="IsKey">Tells whether a key of such a section does.</param>
public sealed record UnitDialect(string Kind, string Section, Func<string, bool> IsSection, Func<string, string, SystemdVersion, bool> IsKey)
{
    private readonly string suffix = "." + Section.ToLowerInvariant();

    /// <summary>A service, or a drop-in of one.</summary>
    public static UnitDialect Service { get; } = new("systemd-unit", "Service", UnitKeys.IsSection, UnitKeys.IsKey);

    /// <summary>system.conf and user.conf; of these nobody sees a message.</summary>
    public static UnitDialect Manager { get; } = new("", "Manager", section => section == "Manager", (_, _, _) => true) { HasMessages = false };

    /// <summary>A <c>.container</c> file of Podman Quadlet (podman-systemd.unit(5)); its keys grow with each release of Podman.</summary>
    public static UnitDialect Container { get; } = new(
        "quadlet",
        "Container",
        section => section is "Container" or "Quadlet" || UnitKeys.IsSection(section),
        (section, key, version) => section is "Container" or "Quadlet" || UnitKeys.IsKey(section, key, version))
    {
        HasDollars = true,
    };

    /// <summary>What stands beside a <c>.container</c> file and is read only for what it names: <c>.image</c>, <c>.build</c> and <c>.kube</c> files.</summary>
    public static UnitDialect Beside { get; } = new("", "Kube", section => section is "Image" or "Build" or "Kube", (_, _, _) => true) { HasMessages = false };

    /// <summary>Whether the reader complains about what it does not know.</summary>
    public bool HasMessages { get; private init; } = true;

    /// <summary>Whether a dollar sign in a value is expanded: Quadlet puts values into a command line.</summary>
    public bool HasDollars { get; private init; }

    /// <summary>Tells by its name whether a file is of this kind.</summary>
    /// <param name="path">Absolute path as seen from the root, or a bare name.</param>
    /// <param name="head">Its first characters.</param>
    /// <returns>True for the files that define something, and for their drop-ins.</returns>
    public bool Claims(string path, ReadOnlySpan<char> head)
    {
        if (!path.EndsWith(".conf", StringComparison.Ordinal))
        {
            return path.EndsWith(suffix, StringComparison.Ordinal) && !head.Contains("[D-BUS Service]", StringComparison.Ordinal);
        }

        var parent = SystemdPaths.ParentName(path);
        return parent.SequenceEqual(suffix[1..] + ".d") || parent.EndsWith(suffix + ".d", StringComparison.Ordinal);
    }

    /// <summary>Tells whether a line sets variables.</summary>
    /// <param name="assignment">The line.</param>
    /// <returns>True for <c>Environment=</c> in its section.</returns>
    internal bool SetsVariables(UnitAssignment assignment) => assignment.Key == "Environment" && assignment.Section == Section;
}
