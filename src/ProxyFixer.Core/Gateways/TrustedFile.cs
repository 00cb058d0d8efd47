using System.Globalization;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Gateways;

/// <summary>A file of certificates that a variable of a gateway names, as its Node finds it.</summary>
/// <param name="Variable">The variable: <c>NODE_EXTRA_CA_CERTS</c>.</param>
/// <param name="Shown">The path, as it may be shown.</param>
/// <param name="Certificates">What is in it; null where nobody could look.</param>
/// <remarks>nodejs.org, "Command-line API"; with an unusable file Node 22.22.0 and 24.14.0 warn and go on.</remarks>
public sealed record TrustedFile(string Variable, string Shown, CertificateFile? Certificates)
{
    /// <summary>The variable that adds authorities to Node's own.</summary>
    public const string Extra = "NODE_EXTRA_CA_CERTS";

    /// <summary>Why Node does not use it, or not all of it, as the end of "VARIABLE names FILE, …"; null where it does, and where that is not known.</summary>
    public string? Problem { get; private init; }

    /// <summary>Why nothing can be said of it, in the same form; null where something can.</summary>
    public string? NotKnown { get; private init; }

    /// <summary>Who may not read it; null where that is not the fault.</summary>
    public string? ClosedTo { get; private init; }

    /// <summary>True where it is not here, and what is looked at is only a part of a machine.</summary>
    public bool MayBeElsewhere { get; private init; }

    /// <summary>Looks at the file.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="gateway">The gateway, in whose environment it has a value.</param>
    /// <param name="user">Who the gateway runs as; null where that is unknown.</param>
    /// <param name="files">The machine.</param>
    /// <returns>The file.</returns>
    public static TrustedFile Find(string variable, Gateway gateway, UserAccount? user, MachineFiles files)
    {
        var value = gateway.Environment[variable];
        var path = MachinePath.Join(gateway.Service.WorkingFolder == "~" ? gateway.Home : gateway.Service.WorkingFolder, value);
        var found = new TrustedFile(variable, Diagnostics.Secrets.Mask(variable, value), null);
        if (files.Status(path) is not { } status)
        {
            return files.FindObstacle(path) is { } obstacle
                ? found with { NotKnown = $"which could not be looked at: {obstacle.Reason}" }
                : found with { Problem = "which does not exist, so Node goes on without it", MayBeElsewhere = !files.IsGone(path) };
        }

        return status.Type != FileType.File ? found with { Problem = "which is no file, so Node goes on without it" }
            : user is not null && !FilePermissions.MayRead(path, files.Resolve, files.Status, files.AccessList, user)
            ? found with { Problem = $"which {user.Name} may not read, so Node goes on without it", ClosedTo = user.Name }
            : files.TryRead(path, out var reason) is not { } text ? found with { NotKnown = $"which was not read: {reason}" }
            : found.With(CertificateFile.Read(text.Text));
    }

    private TrustedFile With(CertificateFile file) => this with
    {
        Certificates = file,
        Problem = file.Broken is { } place
            ? $"of which certificate {place.ToString(CultureInfo.InvariantCulture)} cannot be read, so Node takes none from there on"
            : file.Certificates.IsEmpty ? "which holds no certificate in PEM form, so Node goes on without it" : null,
    };
}
